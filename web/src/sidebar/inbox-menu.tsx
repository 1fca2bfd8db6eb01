import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger, Separator } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { Inbox } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'

/** What can be done with an inbox. */
export type InboxAction = 'settings' | 'credentials' | 'rename' | 'read-all' | 'clear' | 'remove'

interface InboxMenuProps {
  readonly inbox: Inbox
  readonly onAction: (action: InboxAction) => void
}

export function InboxMenu({ inbox, onAction }: InboxMenuProps): ReactNode {
  const off = (action: InboxAction) => {
    if (action === 'read-all') return inbox.unread === 0
    if (action === 'clear') return inbox.messages === 0
    return action === 'rename' && inbox.name === 'default'
  }
  const item = (action: InboxAction, text: string) => (
    <MenuItem
      id={action}
      className={action === 'remove' ? 'menu-item dangerous' : 'menu-item'}
      isDisabled={off(action)}
      onAction={() => onAction(action)}
    >
      {text}
    </MenuItem>
  )
  return (
    <MenuTrigger>
      <Button
        className="button quiet more"
        aria-label={words.inboxes.actionsFor(revealed(inbox.name))}
        data-inbox={inbox.name}
      >
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu-items">
          {item('settings', words.settings.title)}
          {item('credentials', words.inboxes.credentials)}
          {item('rename', words.inboxes.rename)}
          {item('read-all', words.inboxes.readAll)}
          <Separator className="menu-line" />
          {item('clear', words.list.clear)}
          {item('remove', words.inboxes.remove)}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

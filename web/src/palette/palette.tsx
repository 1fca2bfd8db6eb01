import { type ReactNode, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { type Command, useCommands } from './commands.ts'

interface PaletteProps {
  readonly onHelp: () => void
  readonly onClose: () => void
}

/** One field that leads everywhere. */
export function Palette({ onHelp, onClose }: PaletteProps): ReactNode {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState('')
  const groups = useCommands(onHelp)
  return (
    <Dialog title={words.palette.title} onClose={onClose}>
      <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
        <SearchField className="search" aria-label={words.palette.title} autoFocus>
          <Icon name="search" />
          <Input className="field" placeholder={words.palette.hint} />
        </SearchField>
        <Menu
          className="menu-items palette-items"
          aria-label={words.palette.title}
          renderEmptyState={() => <p className="absent">{words.palette.nothing}</p>}
        >
          {groups.map(({ title, commands }) => (
            <MenuSection key={title}>
              <Header>{title}</Header>
              {commands.map((command) => (
                <Item key={command.id} command={command} onDone={onClose} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}

interface ItemProps {
  readonly command: Command
  readonly onDone: () => void
}

function Item({ command: { id, name, keys, run }, onDone }: ItemProps): ReactNode {
  return (
    <MenuItem
      className="menu-item"
      id={id}
      textValue={revealed(name)}
      onAction={() => {
        onDone()
        run()
      }}
    >
      <span className="clipped">
        <Untrusted text={name} />
      </span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </MenuItem>
  )
}

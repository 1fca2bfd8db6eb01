import { type ReactNode, useEffect, useRef } from 'react'
import type { LiveState } from '../api/follow.ts'
import { useInboxes } from '../api/queries.ts'
import type { Inbox } from '../api/types.ts'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { InboxLink } from './inbox-link.tsx'
import { ServerCard } from './server-card.tsx'
import { SessionsLink } from './sessions-link.tsx'

interface SidebarProps {
  readonly open: boolean
  readonly live: LiveState
  readonly onHelp: () => void
  readonly onGone: () => void
}

/** Where one is: the inboxes with their counts, and the server behind them. */
export function Sidebar({ open, live, onHelp, onGone }: SidebarProps): ReactNode {
  const inboxes = inOrder(useInboxes().data ?? [])
  const { area, inbox } = usePlace()
  const current = area === 'mail' ? inbox : undefined
  const all = {
    unread: inboxes.reduce((sum, inbox) => sum + inbox.unread, 0),
    messages: inboxes.reduce((sum, inbox) => sum + inbox.messages, 0),
  }
  const header = useRef<HTMLElement>(null)
  useEffect(() => {
    // Over a narrow page it is a drawer: the keyboard goes into it.
    if (open) header.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  }, [open])
  return (
    <header ref={header} className="sidebar" data-open={open || undefined}>
      <p className="brand">
        <img src="/icon.svg" alt="" />
        Sandpost
      </p>
      <nav className="inboxes" aria-label={words.sidebar.inboxes}>
        <ul>
          <InboxLink name={null} {...all} current={current === null} onGone={onGone} />
        </ul>
        {inboxes.length > 0 && <h2 id="inboxes-title">{words.sidebar.inboxes}</h2>}
        {inboxes.length > 0 && (
          <ul aria-labelledby="inboxes-title">
            {inboxes.map(({ name, unread, messages }) => (
              <InboxLink key={name} {...{ name, unread, messages, onGone }} current={current === name} />
            ))}
          </ul>
        )}
      </nav>
      <SessionsLink onGone={onGone} />
      <ServerCard live={live} onHelp={onHelp} />
    </header>
  )
}

/** The inbox of mail without a login first, then by name; `name+label` comes right after `name`. */
function inOrder(inboxes: readonly Inbox[]): readonly Inbox[] {
  const rank = ({ name }: Inbox) => (name === 'default' ? 0 : 1)
  return inboxes.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

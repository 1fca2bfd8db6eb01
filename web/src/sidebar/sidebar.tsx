import { type ReactNode, useEffect, useRef } from 'react'
import type { LiveState } from '../api/follow.ts'
import { useInboxes } from '../api/queries.ts'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { AreaLinks } from './area-links.tsx'
import { InboxLink } from './inbox-link.tsx'
import { Inboxes } from './inboxes.tsx'
import { ServerCard } from './server-card.tsx'

interface SidebarProps {
  readonly open: boolean
  readonly live: LiveState
  readonly onHelp: () => void
  readonly onGone: () => void
}

/** Where one is: the inboxes with their counts, and the server behind them. */
export function Sidebar({ open, live, onHelp, onGone }: SidebarProps): ReactNode {
  const inboxes = useInboxes().data ?? []
  const { inbox, area } = usePlace()
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
        <InboxLink name={null} {...all} current={inbox === null && area === 'mail'} onGone={onGone} />
        <Inboxes inboxes={inboxes} onGone={onGone} />
      </nav>
      <AreaLinks onGone={onGone} />
      <ServerCard live={live} onHelp={onHelp} />
    </header>
  )
}

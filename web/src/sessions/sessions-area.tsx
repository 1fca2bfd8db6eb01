import { type ReactNode, useEffect } from 'react'
import type { AreaProps } from '../page/area-props.ts'
import { focusHeading, focusList } from '../page/message-actions.ts'
import { useShortcuts } from '../page/shortcuts.ts'
import { Icon } from '../parts/icon.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { filterOf, searchOf } from './filter.ts'
import { useSessions } from './queries.ts'
import { SessionListPane } from './session-list-pane.tsx'
import { sessionsOf } from './session-pages.ts'
import { SessionPane } from './session-pane.tsx'
import { useLiveSessions } from './use-live-sessions.ts'

/** All connections of mail clients, and one of them. */
export function SessionsArea({ onMenu }: AreaProps): ReactNode {
  const { session: open, query } = usePlace()
  const filter = searchOf(filterOf(query)).toString()
  const list = useSessions(filter)
  const live = useLiveSessions(filter)
  const step = (rows: number) => {
    const sessions = sessionsOf(list.data)
    const at = sessions.findIndex(({ id }) => id === open)
    const next = sessions[at < 0 ? 0 : at + rows]
    if (next !== undefined) go({ session: next.id }, open === null ? 'push' : 'replace')
  }
  const toList = () => {
    go({ session: null })
    focusList()
  }
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
      ...(open !== null && { Escape: toList }),
    },
    { ArrowDown: focusList, ArrowUp: focusList, Enter: focusHeading },
  )
  useEffect(() => {
    if (open === null && document.activeElement === document.body) focusList()
  }, [open])
  return (
    <>
      <SessionListPane list={list} live={live} onMenu={onMenu} />
      {open === null ? <NoSession /> : <SessionPane key={open} id={open} onBack={toList} />}
    </>
  )
}

function NoSession(): ReactNode {
  return (
    <section className="message" aria-label={words.session.title}>
      <div className="blank">
        <Icon name="sessions" />
        <p>{words.session.choose}</p>
      </div>
    </section>
  )
}

import type { ReactNode } from 'react'
import { go } from '../place.ts'
import { words } from '../words/words.ts'
import type { useSessions } from './queries.ts'

interface NoSessionsProps {
  readonly list: ReturnType<typeof useSessions>
  readonly query: string
}

/** What stands where the list would: it comes, it failed, nothing is like that, or nobody came yet. */
export function NoSessions({ list, query }: NoSessionsProps): ReactNode {
  if (list.error !== null) {
    return (
      <div className="empty">
        <h2>{words.session.unreadable}</h2>
        <p role="alert">{list.error.message}</p>
        <button type="button" className="button" onClick={() => void list.refetch()}>
          {words.phrases.tryAgain}
        </button>
      </div>
    )
  }
  if (list.data === undefined) return <p className="empty">{words.phrases.reading}</p>
  return (
    <div className="empty">
      <h2>{query === '' ? words.session.none : words.session.noMatch}</h2>
      {query === '' ? (
        <p>{words.session.willCome}</p>
      ) : (
        <button type="button" className="button" onClick={() => go({ query: '' })}>
          {words.list.clearSearch}
        </button>
      )}
    </div>
  )
}

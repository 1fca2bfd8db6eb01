import type { ReactNode } from 'react'
import type { useMessages } from '../api/queries.ts'
import { Welcome } from '../message/welcome.tsx'
import { go } from '../place.ts'

interface NoMessagesProps {
  readonly list: ReturnType<typeof useMessages>
  readonly query: string
}

/** What stands where the list would: it comes, it failed, nothing matches, or nothing came yet. */
export function NoMessages({ list, query }: NoMessagesProps): ReactNode {
  if (list.error !== null && query === '') {
    return (
      <div className="empty">
        <h2>The list could not be read</h2>
        <p role="alert">{list.error.message}</p>
        <button type="button" className="button" onClick={() => void list.refetch()}>
          Try again
        </button>
      </div>
    )
  }
  if (list.data === undefined && list.error === null) return <p className="empty">Reading…</p>
  if (query === '') {
    return (
      <>
        <div className="narrow-welcome">
          <Welcome />
        </div>
        <div className="empty">
          <h2>No mail yet</h2>
          <p>It will be here the moment it arrives.</p>
        </div>
      </>
    )
  }
  return (
    <div className="empty">
      <h2>{list.error === null ? 'Nothing matches' : 'Nothing was searched for'}</h2>
      {list.error === null && <p>No message here is what you searched for.</p>}
      <button type="button" className="button" onClick={() => go({ query: '' })}>
        Clear the search
      </button>
    </div>
  )
}

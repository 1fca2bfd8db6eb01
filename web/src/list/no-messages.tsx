import type { ReactNode } from 'react'
import type { useMessages } from '../api/queries.ts'
import { FirstMail } from '../message/blank.tsx'
import { go } from '../place.ts'
import { words } from '../words/words.ts'

interface NoMessagesProps {
  readonly list: ReturnType<typeof useMessages>
  readonly query: string
}

/** What stands where the list would: it comes, it failed, nothing matches, or nothing came yet. */
export function NoMessages({ list, query }: NoMessagesProps): ReactNode {
  if (list.error !== null && query === '') {
    return (
      <div className="empty">
        <h2>{words.list.unreadable}</h2>
        <p role="alert">{list.error.message}</p>
        <button type="button" className="button" onClick={() => void list.refetch()}>
          {words.phrases.tryAgain}
        </button>
      </div>
    )
  }
  if (list.data === undefined && list.error === null) return <p className="empty">{words.phrases.reading}</p>
  if (query === '') {
    return (
      <>
        <div className="narrow-welcome">
          <FirstMail />
        </div>
        <div className="empty">
          <h2>{words.list.noneYet}</h2>
          <p>{words.list.willCome}</p>
        </div>
      </>
    )
  }
  return (
    <div className="empty">
      <h2>{list.error === null ? words.list.noMatch : words.list.noSearch}</h2>
      {list.error === null && <p>{words.list.noneFound}</p>}
      <button type="button" className="button" onClick={() => go({ query: '' })}>
        {words.list.clearSearch}
      </button>
    </div>
  )
}

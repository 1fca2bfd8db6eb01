import type { ReactNode } from 'react'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { hasTerm, withTerm } from './terms.ts'

const FILTERS = [
  { term: 'is:unread', name: 'onlyUnread' },
  { term: 'has:attachment', name: 'onlyAttachments' },
  { term: 'is:flagged', name: 'onlyFlagged' },
] as const satisfies readonly { term: string; name: keyof typeof words.list }[]

/**
 * Buttons for the terms of a search that are wanted most: they are written into it, and taken out again.
 * @param onMark begins to mark messages
 */
export function Filters({ onMark }: { readonly onMark: (() => void) | undefined }): ReactNode {
  const { query } = usePlace()
  return (
    <div className="quick-filters" role="toolbar" aria-label={words.list.filters}>
      {FILTERS.map(({ term, name }) => {
        const on = hasTerm(query, term)
        return (
          <button
            type="button"
            className="chip"
            key={term}
            aria-pressed={on}
            onClick={() => go({ query: withTerm(query, term, !on), message: null })}
          >
            {words.list[name]}
          </button>
        )
      })}
      {onMark !== undefined && (
        <button type="button" className="button quiet" onClick={onMark}>
          {words.list.select}
        </button>
      )}
    </div>
  )
}

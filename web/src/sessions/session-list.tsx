import { type ReactNode, useRef } from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components/ListBox'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { SessionSummary } from '../api/types.ts'
import { useOpenInSight } from '../list/open-in-sight.ts'
import { rowHeight } from '../list/row-height.ts'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { SessionRow } from './session-row.tsx'

interface SessionListProps {
  readonly sessions: readonly SessionSummary[]
  readonly loading: boolean
  /** Absent where there are no more. */
  readonly onMore: (() => void) | undefined
}

/** Sessions, newest first. Only the rows in sight are in the document, however many there are. */
export function SessionList({ sessions, loading, onMore }: SessionListProps): ReactNode {
  const { session: open } = usePlace()
  const height = rowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  useOpenInSight(scroller, open, { items: sessions, height })
  return (
    <div className="rows-box">
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: height }}>
        <ListBox
          ref={scroller}
          className="rows"
          aria-label={words.session.newestFirst}
          selectionMode="single"
          selectedKeys={open === null ? [] : [open]}
          disallowEmptySelection={open !== null}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys
            if (id !== undefined) go({ session: String(id) }, open === null ? 'push' : 'replace')
          }}
        >
          <Collection items={sessions}>
            {(session: SessionSummary) => (
              <ListBoxItem
                id={session.id}
                className="row session-row"
                textValue={session.login ?? session.clientName ?? session.protocol}
              >
                <SessionRow session={session} />
              </ListBoxItem>
            )}
          </Collection>
          {onMore !== undefined && (
            <ListBoxLoadMoreItem className="more" onLoadMore={onMore} isLoading={loading}>
              {words.session.readingOlder}
            </ListBoxLoadMoreItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  )
}

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components/ListBox'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { MessageSummary } from '../api/types.ts'
import { go, usePlace } from '../place.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { MessageRow } from './message-row.tsx'

interface MessageListProps {
  readonly messages: readonly MessageSummary[]
  /** What came last: shown as new for a moment. */
  readonly arrived: readonly MessageSummary[]
  readonly showInbox: boolean
  readonly loading: boolean
  readonly onMore: () => void
}

/** Messages, newest first. Only the rows in sight are in the document, however many there are. */
export function MessageList({ messages, arrived, showInbox, loading, onMore }: MessageListProps): ReactNode {
  const { message: open } = usePlace()
  const fresh = new Set(arrived.map(({ id }) => id))
  const height = rowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  useSteadyScroll(scroller.current, messages, height)

  const enter = (event: KeyboardEvent) => {
    // Enter on the message that is open already goes into it.
    const focused = document.activeElement?.closest<HTMLElement>('[role=option]')?.dataset.key
    if (event.key !== 'Enter' || focused === undefined || focused !== open) return
    event.stopPropagation()
    document.querySelector<HTMLElement>('.message h2')?.focus()
  }

  return (
    <div className="rows-box" onKeyDownCapture={enter}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: height }}>
        <ListBox
          ref={scroller}
          className="rows"
          aria-label={words.list.newestFirst}
          selectionMode="single"
          selectedKeys={open === null ? [] : [open]}
          disallowEmptySelection={open !== null}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys
            if (id !== undefined) go({ message: String(id) }, open === null ? 'push' : 'replace')
          }}
        >
          <Collection items={messages} dependencies={[showInbox, arrived]}>
            {(message: MessageSummary) => (
              <ListBoxItem
                id={message.id}
                className="row"
                textValue={revealed(message.subject) || words.list.noSubject}
                data-unread={message.seen ? undefined : true}
                data-fresh={fresh.has(message.id) || undefined}
              >
                <MessageRow message={message} showInbox={showInbox} />
              </ListBoxItem>
            )}
          </Collection>
          <ListBoxLoadMoreItem className="more" onLoadMore={onMore} isLoading={loading}>
            {words.list.readingOlder}
          </ListBoxLoadMoreItem>
        </ListBox>
      </Virtualizer>
    </div>
  )
}

/** A row's height in pixels: three lines, in the reader's own font size. */
function rowHeight(): number {
  return Math.round(5.6 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
}

/** Keeps what is in sight where it is when new mail comes on top, unless the reader is at the top and waits for it. */
function useSteadyScroll(
  scroller: HTMLElement | null,
  messages: readonly MessageSummary[],
  height: number,
): void {
  const first = useRef(messages[0]?.id)
  useLayoutEffect(() => {
    const above = messages.findIndex(({ id }) => id === first.current)
    if (scroller !== null && above > 0 && scroller.scrollTop > 0) scroller.scrollTop += above * height
    first.current = messages[0]?.id
  }, [scroller, messages, height])
}

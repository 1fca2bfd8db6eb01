import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
} from 'react'
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components/ListBox'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { MessageSummary } from '../api/types.ts'
import { focusedRow, focusHeading } from '../page/message-actions.ts'
import { go, usePlace } from '../place.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import type { Marking } from './marking.ts'
import { MessageRow } from './message-row.tsx'
import { useOpenInSight } from './open-in-sight.ts'
import { rowHeight } from './row-height.ts'

interface MessageListProps {
  readonly messages: readonly MessageSummary[]
  /** What came last: shown as new for a moment. */
  readonly arrived: readonly MessageSummary[]
  readonly showInbox: boolean
  readonly loading: boolean
  readonly marking: Marking
  /** Absent where there are no more. */
  readonly onMore: (() => void) | undefined
}

/** Messages, newest first. Only the rows in sight are in the document, however many there are. */
export function MessageList(props: MessageListProps): ReactNode {
  const { messages, arrived, showInbox, loading, marking, onMore } = props
  const { message: open } = usePlace()
  const fresh = new Set(arrived.map(({ id }) => id))
  const height = rowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  useSteadyScroll(scroller.current, messages, height)
  useOpenInSight(scroller, open, { items: messages, height })

  const enter = (event: KeyboardEvent) => {
    // Enter on the message that is open already goes into it.
    const focused = focusedRow()
    if (event.key !== 'Enter' || marking.on || focused === undefined || focused !== open) return
    event.stopPropagation()
    focusHeading()
  }

  // With Shift or Ctrl a press marks instead of opening: from the open message to that one, or that one alone.
  const press = (event: PointerEvent) => {
    const row = rowOf(event)
    const id = row?.dataset.key
    if (id === undefined || marking.on || !marks(event)) return
    event.preventDefault()
    event.stopPropagation()
    row?.focus({ preventScroll: true })
    if (event.shiftKey) marking.mark(open ?? messages[0]?.id ?? id, id)
    else marking.toggle(id)
  }
  const swallow = (event: SyntheticEvent<unknown, MouseEvent>) => {
    if (!marking.on && marks(event.nativeEvent)) event.stopPropagation()
  }

  return (
    <div
      className="rows-box"
      onKeyDownCapture={enter}
      onPointerDownCapture={press}
      onMouseDownCapture={swallow}
      onClickCapture={swallow}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: height }}>
        <ListBox
          ref={scroller}
          className="rows"
          aria-label={words.list.newestFirst}
          selectionMode={marking.on ? 'multiple' : 'single'}
          selectedKeys={marking.on ? marking.selection : open === null ? [] : [open]}
          disallowEmptySelection={!marking.on && open !== null}
          onSelectionChange={(keys) => {
            if (marking.on) return marking.select(keys)
            const [id] = keys === 'all' ? [] : keys
            if (id !== undefined) go({ message: String(id) }, open === null ? 'push' : 'replace')
          }}
        >
          <Collection items={messages} dependencies={[showInbox, arrived, marking.on]}>
            {(message: MessageSummary) => (
              <ListBoxItem
                id={message.id}
                className="row"
                textValue={revealed(message.subject) || words.list.noSubject}
                data-unread={message.seen ? undefined : true}
                data-fresh={fresh.has(message.id) || undefined}
              >
                <MessageRow message={message} showInbox={showInbox} marking={marking.on} />
              </ListBoxItem>
            )}
          </Collection>
          {onMore !== undefined && (
            <ListBoxLoadMoreItem className="more" onLoadMore={onMore} isLoading={loading}>
              {words.list.readingOlder}
            </ListBoxLoadMoreItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  )
}

function rowOf({ target }: { readonly target: EventTarget }): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null
}

function marks({
  button,
  shiftKey,
  ctrlKey,
  metaKey,
}: Pick<MouseEvent, 'button' | 'shiftKey' | 'ctrlKey' | 'metaKey'>) {
  return button === 0 && (shiftKey || ctrlKey || metaKey)
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

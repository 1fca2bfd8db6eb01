import { type ReactNode, useEffect } from 'react'
import type { LiveState } from '../api/follow.ts'
import { messagesOf } from '../api/pages.ts'
import { useMessages } from '../api/queries.ts'
import type { MessageSummary } from '../api/types.ts'
import { useMarking } from '../list/marking.ts'
import { MessageListPane } from '../list/message-list-pane.tsx'
import { Blank } from '../message/blank.tsx'
import { MessageView } from '../message/message-view.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { focusedRow, focusHeading, focusList, useMessageActions } from './message-actions.ts'
import { useWaitingRemovals } from './removals.ts'
import { useShortcuts } from './shortcuts.ts'

interface MailProps {
  readonly live: LiveState
  readonly arrived: readonly MessageSummary[]
  readonly onMenu: () => void
}

/** The list of an inbox and one message of it. */
export function Mail({ live, arrived, onMenu }: MailProps): ReactNode {
  const place = usePlace()
  const list = useMessages(place.inbox, place.query)
  const messages = withoutThose(messagesOf(list.data), useWaitingRemovals())
  const marking = useMarking(messages, place.inbox)
  const actions = useMessageActions(messages, marking.ids)
  const toList = () => {
    go({ message: null })
    focusList()
  }
  const remove = () => {
    actions.remove()
    marking.end()
  }
  useShortcuts(
    {
      j: () => actions.step(1),
      k: () => actions.step(-1),
      e: actions.done,
      u: actions.toggleSeen,
      f: actions.toggleFlagged,
      s: actions.toggleFlagged,
      x: () => marking.toggle(focusedRow() ?? place.message ?? messages[0]?.id ?? ''),
      '#': remove,
      Delete: remove,
      '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
      Escape: marking.on ? marking.end : toList,
    },
    { ArrowDown: focusList, ArrowUp: focusList, Enter: focusHeading },
  )
  useEffect(() => {
    if (place.message === null && document.activeElement === document.body) focusList()
  }, [place.message])
  return (
    <>
      <h1 className="visually-hidden">
        {place.inbox === null ? words.sidebar.all : <Untrusted text={place.inbox} />}
      </h1>
      <MessageListPane
        list={list}
        messages={messages}
        arrived={arrived}
        live={live}
        marking={marking}
        actions={actions}
        onMenu={onMenu}
      />
      {place.message === null ? (
        <Blank empty={list.data?.pages[0]?.total === 0 && place.query === ''} />
      ) : (
        <MessageView key={place.message} id={place.message} onRemove={remove} onBack={toList} />
      )}
    </>
  )
}

/** The messages but those that wait to be deleted. */
function withoutThose(
  messages: readonly MessageSummary[],
  ids: readonly string[],
): readonly MessageSummary[] {
  if (ids.length === 0) return messages
  const hidden = new Set(ids)
  return messages.filter(({ id }) => !hidden.has(id))
}

import { type ReactNode, useEffect } from 'react'
import type { LiveState } from '../api/follow.ts'
import { messagesOf } from '../api/pages.ts'
import { useMessages } from '../api/queries.ts'
import type { MessageSummary } from '../api/types.ts'
import { MessageListPane } from '../list/message-list-pane.tsx'
import { Blank } from '../message/blank.tsx'
import { MessageView } from '../message/message-view.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { focusList, useMessageActions } from './message-actions.ts'
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
  const messages = messagesOf(list.data)
  const actions = useMessageActions(messages)
  const toList = () => {
    go({ message: null })
    focusList()
  }
  useShortcuts(
    {
      j: () => actions.step(1),
      k: () => actions.step(-1),
      u: actions.toggleSeen,
      f: actions.toggleFlagged,
      Delete: actions.remove,
      '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
      Escape: toList,
    },
    { ArrowDown: focusList, ArrowUp: focusList },
  )
  useEffect(() => {
    if (place.message === null && document.activeElement === document.body) focusList()
  }, [place.message])
  return (
    <>
      <h1 className="visually-hidden">
        {place.inbox === null ? words.sidebar.all : <Untrusted text={place.inbox} />}
      </h1>
      <MessageListPane list={list} messages={messages} arrived={arrived} live={live} onMenu={onMenu} />
      {place.message === null ? (
        <Blank empty={list.data?.pages[0]?.total === 0 && place.query === ''} />
      ) : (
        <MessageView key={place.message} id={place.message} onRemove={actions.remove} onBack={toList} />
      )}
    </>
  )
}

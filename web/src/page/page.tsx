import { type ReactNode, useEffect, useState } from 'react'
import { messagesOf } from '../api/pages.ts'
import { useMessages } from '../api/queries.ts'
import { useLive } from '../api/use-live.ts'
import { MessageListPane } from '../list/message-list-pane.tsx'
import { Blank } from '../message/blank.tsx'
import { MessageView } from '../message/message-view.tsx'
import { go, usePlace } from '../place.ts'
import { Sidebar } from '../sidebar/sidebar.tsx'
import { revealed } from '../text/reveal.ts'
import { Help } from './help.tsx'
import { focusList, useMessageActions } from './message-actions.ts'
import { Notices } from './notices.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useTitle } from './title.ts'

/**
 * The whole page: inboxes, the list of one of them, one message.
 * @param start the store's `seq` before anything else was read
 */
export function Page({ start }: { readonly start: number }): ReactNode {
  const place = usePlace()
  const { state, arrived } = useLive(start)
  const list = useMessages(place.inbox, place.query)
  const messages = messagesOf(list.data)
  const [help, setHelp] = useState(false)
  const [sidebar, setSidebar] = useState(false)
  const actions = useMessageActions(messages)
  useTitle(place)

  const toList = () => {
    setSidebar(false)
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
      '?': () => setHelp(true),
      Escape: toList,
    },
    { ArrowDown: focusList, ArrowUp: focusList },
  )
  useEffect(() => {
    if (place.message === null && document.activeElement === document.body) focusList()
  }, [place.message])

  return (
    <div className="page" data-reading={place.message !== null || undefined}>
      <Notices />
      <Sidebar open={sidebar} live={state} onHelp={() => setHelp(true)} onGone={() => setSidebar(false)} />
      {sidebar && (
        <button
          type="button"
          className="veil"
          aria-label="Close the inboxes"
          onClick={() => setSidebar(false)}
        />
      )}
      <div className="panes" inert={sidebar}>
        <MessageListPane
          list={list}
          messages={messages}
          arrived={arrived}
          live={state}
          onMenu={() => setSidebar(true)}
        />
        {place.message === null ? (
          <Blank empty={list.data?.pages[0]?.total === 0 && place.query === ''} />
        ) : (
          <MessageView key={place.message} id={place.message} onRemove={actions.remove} onBack={toList} />
        )}
      </div>
      <p className="visually-hidden" role="status" aria-label="New mail">
        {arrived.length === 1 && `New message: ${revealed(arrived[0]?.subject ?? '')}`}
        {arrived.length > 1 && `${arrived.length} new messages`}
      </p>
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  )
}

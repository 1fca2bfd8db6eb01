import { type ReactNode, useEffect, useState } from 'react'
import type { LiveState } from '../api/follow.ts'
import type { useMessages } from '../api/queries.ts'
import type { MessageSummary } from '../api/types.ts'
import { ClearDialog } from '../page/clear-dialog.tsx'
import type { MessageActions } from '../page/message-actions.ts'
import { MenuButton } from '../parts/menu-button.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { Filters } from './filters.tsx'
import { MarkedBar } from './marked-bar.tsx'
import type { Marking } from './marking.ts'
import { MessageList } from './message-list.tsx'
import { NoMessages } from './no-messages.tsx'
import { Search } from './search.tsx'

interface MessageListPaneProps {
  readonly list: ReturnType<typeof useMessages>
  readonly messages: readonly MessageSummary[]
  readonly arrived: readonly MessageSummary[]
  readonly live: LiveState
  readonly marking: Marking
  readonly actions: MessageActions
  readonly onMenu: () => void
}

export function MessageListPane(props: MessageListPaneProps): ReactNode {
  const { list, messages, arrived, live, marking, actions, onMenu } = props
  const { inbox, query } = usePlace()
  const [clearing, setClearing] = useState(false)
  const more = useMore(list)
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <section className="messages" aria-label={words.list.title}>
      <div className="list-head">
        <div className="list-title">
          <MenuButton onMenu={onMenu} />
          <h2 className="clipped">{inbox === null ? words.sidebar.all : <Untrusted text={inbox} />}</h2>
          <span className="tally" role="status">
            {list.data !== undefined && words.phrases.messages(total)}
          </span>
          {inbox !== null && total > 0 && query === '' && !marking.on && (
            <button type="button" className="button quiet" onClick={() => setClearing(true)}>
              {words.list.clear}
            </button>
          )}
        </div>
        <Search problem={query === '' ? null : list.error} />
        {marking.on ? (
          <MarkedBar marking={marking} actions={actions} />
        ) : (
          (total > 0 || query !== '') && <Filters onMark={messages.length > 0 ? marking.begin : undefined} />
        )}
        {live === 'reconnecting' && (
          <p className="live only-narrow" data-state={live}>
            {words.sidebar.reconnecting}
          </p>
        )}
      </div>
      {messages.length > 0 ? (
        <MessageList
          messages={messages}
          arrived={arrived}
          showInbox={inbox === null}
          loading={list.isFetchingNextPage}
          marking={marking}
          onMore={more}
        />
      ) : (
        <NoMessages list={list} query={query} />
      )}
      {clearing && inbox !== null && (
        <ClearDialog inbox={inbox} messages={total} onClose={() => setClearing(false)} />
      )}
    </section>
  )
}

/**
 * Reads the next page, once whatever is being read has come; `undefined` where there is none. Whoever is called all the
 * same when the end is in sight would render the list anew, which has the end in sight again, and so on.
 */
function useMore({
  hasNextPage,
  isFetching,
  fetchNextPage,
}: ReturnType<typeof useMessages>): (() => void) | undefined {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted || isFetching || !hasNextPage) return
    setWanted(false)
    void fetchNextPage()
  }, [wanted, isFetching, hasNextPage, fetchNextPage])
  return hasNextPage ? () => setWanted(true) : undefined
}

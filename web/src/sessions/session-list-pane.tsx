import type { ReactNode } from 'react'
import type { LiveState } from '../api/follow.ts'
import { Search } from '../list/search.tsx'
import { MenuButton } from '../parts/menu-button.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { NoSessions } from './no-sessions.tsx'
import type { useSessions } from './queries.ts'
import { SessionFilters } from './session-filters.tsx'
import { SessionList } from './session-list.tsx'
import { sessionsOf } from './session-pages.ts'

interface SessionListPaneProps {
  readonly list: ReturnType<typeof useSessions>
  readonly live: LiveState
  readonly onMenu: () => void
}

export function SessionListPane({ list, live, onMenu }: SessionListPaneProps): ReactNode {
  const { query } = usePlace()
  const sessions = sessionsOf(list.data)
  const more = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  return (
    <section className="messages" aria-label={words.session.list}>
      <div className="list-head">
        <div className="list-title">
          <MenuButton onMenu={onMenu} />
          <h1 className="clipped">{words.session.list}</h1>
          {live === 'reconnecting' && (
            <span className="live" data-state={live} role="status">
              {words.sidebar.reconnecting}
            </span>
          )}
        </div>
        <Search
          problem={query === '' ? null : list.error}
          label={words.session.search}
          hint={words.session.searchHint}
        />
        <SessionFilters />
      </div>
      {sessions.length > 0 ? (
        <SessionList
          sessions={sessions}
          loading={list.isFetchingNextPage}
          onMore={list.hasNextPage ? more : undefined}
        />
      ) : (
        <NoSessions list={list} query={query} />
      )}
    </section>
  )
}

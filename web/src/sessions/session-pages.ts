import type { InfiniteData } from '@tanstack/react-query'
import type { SessionEvent, SessionList, SessionSummary } from '../api/types.ts'

/** One page of the list, and the id that the next, older one begins after (`null`: there is none). */
export interface SessionPage extends SessionList {
  readonly next: string | null
}

export type SessionPages = InfiniteData<SessionPage, string | null>

/** The list's sessions, newest first. */
export function sessionsOf(pages: Pick<SessionPages, 'pages'> | undefined): readonly SessionSummary[] {
  return pages?.pages.flatMap(({ sessions }) => sessions) ?? []
}

/** `pages` with what has happened: sessions stand where they stood, new ones by when they began, others go. */
export function withEvents(pages: SessionPages, events: readonly SessionEvent[]): SessionPages {
  return events.reduce(withEvent, pages)
}

function withEvent(pages: SessionPages, event: SessionEvent): SessionPages {
  switch (event.type) {
    case 'sessions.missed':
      return pages
    case 'session.other':
      return mapped(pages, (sessions) => sessions.filter(({ id }) => id !== event.id))
    default: {
      const { session } = event
      const known = sessionsOf(pages).some(({ id }) => id === session.id)
      return known
        ? mapped(pages, (sessions) => sessions.map((each) => (each.id === session.id ? session : each)))
        : withNew(pages, session)
    }
  }
}

/** One that is older than all that were read comes with the page it stands on. */
function withNew(pages: SessionPages, session: SessionSummary): SessionPages {
  const at = pages.pages.findIndex(({ sessions, next }) => next === null || sessions.some(isOlder(session)))
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      if (index !== at) return page
      const place = page.sessions.findIndex(isOlder(session))
      const end = place < 0 ? page.sessions.length : place
      return { ...page, sessions: [...page.sessions.slice(0, end), session, ...page.sessions.slice(end)] }
    }),
  }
}

function isOlder(than: SessionSummary): (session: SessionSummary) => boolean {
  return ({ startedAt, id }) => startedAt < than.startedAt || (startedAt === than.startedAt && id < than.id)
}

/** Pages that do not change stay the same objects. */
function mapped(
  pages: SessionPages,
  change: (sessions: readonly SessionSummary[]) => SessionSummary[],
): SessionPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, sessions: change(page.sessions) })) }
}

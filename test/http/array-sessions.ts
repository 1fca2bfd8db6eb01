import type { MailSession, Session, SessionEvent } from '../../src/domain/session.ts'
import { sessionMatcher } from '../../src/domain/session-filter.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import type { Sessions } from '../../src/store/store.ts'

/** Sessions in an array, newest first; what happens to them is told at once. Each method is its own, to be broken on purpose. */
export function arraySessions(): Sessions {
  const kept: Session[] = []
  const bringing = new Map<string, MailSession>()
  const listeners = new Set<(event: SessionEvent) => void>()
  const tell = (type: SessionEvent['type'], session: Session) => {
    for (const listener of listeners) listener({ type, session })
  }
  return {
    begin: (session, activity) => {
      kept.unshift(session)
      if (activity !== undefined) bringing.set(session.id, { session, activity })
      tell('session.begun', session)
    },
    changed: (session) => tell('session.changed', session),
    finish: (session) => {
      bringing.delete(session.id)
      tell('session.ended', session)
    },
    bringingMail: () => [...bringing.values()],
    counts: () => ({
      open: kept.filter(({ endedAt }) => endedAt === null).length,
      begun: kept.length,
    }),
    list: async ({ limit, filter = {} }) => kept.filter(sessionMatcher(filter)).slice(0, limit),
    get: async (id) => {
      const found = kept.find((session) => session.id === id)
      if (found === undefined) throw new DomainError('no-such-session', 'no-such-session')
      return found
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

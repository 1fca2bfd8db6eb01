import type { Session, SessionEvent } from '../../src/domain/session.ts'
import { sessionMatcher } from '../../src/domain/session-filter.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import type { SessionPage, Sessions } from '../../src/store/store.ts'

/** Sessions in an array, newest first; what happens to them is told at once. */
export class ArraySessions implements Sessions {
  readonly #kept: Session[] = []
  readonly #listeners = new Set<(event: SessionEvent) => void>()

  begin(session: Session): void {
    this.#kept.unshift(session)
    this.#tell('session.begun', session)
  }

  changed(session: Session): void {
    this.#tell('session.changed', session)
  }

  finish(session: Session): void {
    this.#tell('session.ended', session)
  }

  counts() {
    return {
      open: this.#kept.filter(({ endedAt }) => endedAt === null).length,
      begun: this.#kept.length,
    }
  }

  async list({ limit, filter = {} }: SessionPage): Promise<readonly Session[]> {
    return this.#kept.filter(sessionMatcher(filter)).slice(0, limit)
  }

  async get(id: string): Promise<Session> {
    const found = this.#kept.find((session) => session.id === id)
    if (found === undefined) throw new DomainError('no-such-session', 'no-such-session')
    return found
  }

  subscribe(listener: (event: SessionEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(type: SessionEvent['type'], session: Session): void {
    for (const listener of this.#listeners) listener({ type, session })
  }
}

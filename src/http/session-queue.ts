import type { SessionEvent } from '../domain/session.ts'
import type { Sessions } from '../store/store.ts'

/** Most sessions that a reader may be behind. */
const MOST = 1_000

/** More happened than this reader could be told: what it knows is to be read anew. */
export interface SessionsMissed {
  readonly type: 'sessions.missed'
}

/**
 * What happens to sessions from the moment this is made, for one reader who takes it at leisure: of each session only
 * what happened last, and of too many nothing but that.
 */
export class SessionQueue {
  readonly #signal: AbortSignal
  #waiting = new Map<string, SessionEvent>()
  #missed = false
  #wake: () => void = () => undefined

  /** @param signal ends it */
  constructor(sessions: Pick<Sessions, 'subscribe'>, signal: AbortSignal) {
    this.#signal = signal
    const unsubscribe = sessions.subscribe((event) => this.#take(event))
    signal.addEventListener('abort', () => {
      unsubscribe()
      this.#wake()
    })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SessionEvent | SessionsMissed> {
    while (!this.#signal.aborted) {
      const waiting = this.#waiting
      this.#waiting = new Map()
      if (this.#missed) {
        this.#missed = false
        yield { type: 'sessions.missed' }
      } else yield* waiting.values()
      if (this.#waiting.size > 0 || this.#missed || this.#signal.aborted) continue
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #take(event: SessionEvent): void {
    const { id } = event.session
    // Put at the end again: what happened last is told last.
    this.#waiting.delete(id)
    this.#waiting.set(id, event)
    if (this.#waiting.size > MOST) {
      this.#waiting.clear()
      this.#missed = true
    }
    this.#wake()
  }
}

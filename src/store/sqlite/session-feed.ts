import type { SessionEvent, SessionSummary } from '../../domain/session.ts'

/** How long changes of open sessions gather before they are told, in milliseconds: each line of a transcript is one. */
const DELAY = 100

type Listener = (event: SessionEvent) => void

/** Tells whoever listens what happens to sessions. While nobody does it costs nothing. */
export class SessionFeed {
  readonly #listeners = new Set<Listener>()
  readonly #changed = new Map<string, SessionSummary>()
  #timer: NodeJS.Timeout | undefined

  subscribe(listener: Listener): () => void {
    // A reader may subscribe the same function twice, and each ends for itself.
    const own: Listener = (event) => listener(event)
    this.#listeners.add(own)
    return () => void this.#listeners.delete(own)
  }

  begun(session: SessionSummary): void {
    this.#tell({ type: 'session.begun', session })
  }

  /** @param session that goes on changing: it is read when it is told */
  changed(session: SessionSummary): void {
    if (this.#listeners.size === 0) return
    this.#changed.set(session.id, session)
    this.#timer ??= setTimeout(() => this.#tellChanges(), DELAY).unref()
  }

  ended(session: SessionSummary): void {
    this.#changed.delete(session.id)
    this.#tell({ type: 'session.ended', session })
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  #tellChanges(): void {
    this.#timer = undefined
    const sessions = [...this.#changed.values()]
    this.#changed.clear()
    for (const session of sessions) this.#tell({ type: 'session.changed', session })
  }

  #tell(event: SessionEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}

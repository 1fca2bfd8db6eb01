import { setTimeout as delay } from 'node:timers/promises'
import type { Heard } from '../wire/peer.ts'
import type { Bell } from './bell.ts'
import type { ImapLimits } from './limits.ts'

export interface ListeningParts {
  /** Rings when there may be something to tell. */
  readonly bell: Bell
  readonly limits: Pick<ImapLimits, 'idleMs' | 'keepAliveMs' | 'coalesceMs'>
  /** Waits for the client's next line so long; a line that has only begun is gone on with at the next call. */
  readonly line: (withinMs: number) => Promise<Heard>
  /** Tells the client what happened. @returns whether there was anything */
  readonly tell: () => Promise<boolean>
  /** Says that the connection is alive. */
  readonly keepAlive: () => Promise<void>
}

/** How the client is told of what happens. */
export type Told = Pick<ListeningParts, 'bell' | 'tell' | 'keepAlive'>

/**
 * The client's next line; until it comes the client is told what happens, at once (RFC 9051 §6.3.13, RFC 5465 §3.1). The
 * client that says nothing is not idle while it is told something. All that is told has gone out before this resolves.
 * @throws PeerGone
 */
export async function listen(parts: ListeningParts): Promise<Heard> {
  const { idleMs } = parts.limits
  const telling = new Telling(parts)
  // What it throws is thrown below: the client is gone then, and waiting for its line ends too.
  telling.run().catch(() => undefined)
  try {
    for (;;) {
      const heard = await parts.line(Math.max(1, telling.last + idleMs - performance.now()))
      if (heard.kind !== 'idle' || performance.now() >= telling.last + idleMs) return heard
    }
  } finally {
    await telling.stop()
  }
}

class Telling {
  readonly #parts: ListeningParts
  readonly #over = new AbortController()
  #running: Promise<void> = Promise.resolve()
  /** When the client was told something last. */
  last = performance.now()

  constructor(parts: ListeningParts) {
    this.#parts = parts
  }

  run(): Promise<void> {
    // What happened before may wait to be told.
    this.#parts.bell.ring()
    this.#running = this.#run()
    return this.#running
  }

  async stop(): Promise<void> {
    this.#over.abort()
    this.#parts.bell.ring()
    await this.#running
  }

  async #run(): Promise<void> {
    const { bell, limits, tell, keepAlive } = this.#parts
    const { signal } = this.#over
    while (!signal.aborted) {
      const rung = await bell.rung(limits.keepAliveMs)
      if (signal.aborted) return
      if (!rung) await keepAlive()
      else if (await tell()) {
        this.last = performance.now()
        // What comes in one rush is told in few responses.
        await delay(limits.coalesceMs, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../domain/trouble.ts'
import type { HttpLimits } from './limits.ts'
import { Places } from './places.ts'

/** What the answer itself may take after the time was up, in milliseconds. */
export const GRACE = 30_000

export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * Requests that are held until something happens. They are bounded in number, and each ends with its time, its client
 * or the server.
 */
export class HeldRequests {
  readonly #places: Places
  readonly #limits: HttpLimits
  readonly #closing = new AbortController()

  constructor(limits: HttpLimits) {
    this.#limits = limits
    this.#places = new Places(limits.maxWaits, 'waits')
  }

  /** Ends all of them. */
  close(): void {
    this.#closing.abort()
  }

  /**
   * @param milliseconds how long at most
   * @param work is told by `until` that it is time to answer
   * @throws HttpError `too-many-streams`; what `work` throws
   */
  async hold<T>(
    { request, reply }: Exchange,
    milliseconds: number,
    work: (until: AbortSignal) => Promise<T>,
  ): Promise<T | FastifyReply> {
    const giveBack = this.#places.take()
    const time = untilGone(reply, milliseconds)
    // The connection is silent while it waits: that is no stall.
    request.socket.setTimeout?.(milliseconds + GRACE)
    try {
      const answer = await work(AbortSignal.any([time.signal, this.#closing.signal]))
      // Whoever left wants no answer.
      return reply.raw.destroyed ? reply.hijack() : answer
    } finally {
      time.clear()
      giveBack()
      request.socket.setTimeout?.(this.#limits.stallTimeout)
    }
  }

  /**
   * For work that was ended before it had what it waited for: whether it is worth telling why.
   * @throws DomainError `shutting-down` when it was the server that ended it
   */
  isStillWanted(reply: FastifyReply): boolean {
    if (reply.raw.destroyed) return false
    if (!this.#closing.signal.aborted) return true
    // The connection goes with the answer, so that closing need not wait for the client to let go of it.
    reply.header('connection', 'close')
    throw new DomainError('shutting-down', 'The server closed before what was waited for came.')
  }
}

/** Aborts when the time is up or the client has left. */
function untilGone(reply: FastifyReply, milliseconds: number): { signal: AbortSignal; clear: () => void } {
  const gone = new AbortController()
  const abort = () => gone.abort()
  const timer = setTimeout(abort, milliseconds)
  reply.raw.once('close', abort)
  return {
    signal: gone.signal,
    clear: () => {
      clearTimeout(timer)
      reply.raw.off('close', abort)
    },
  }
}

import { setMaxListeners } from 'node:events'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../domain/trouble.ts'
import type { HttpLimits } from './limits.ts'
import { Places } from './places.ts'

/** What the answer itself may take after the time was up, in milliseconds. */
export const GRACE = 30_000
/** For how long of it messages are still looked into. */
const LOOKING = 5_000

/** When a held request is over. */
export interface HeldUntil {
  /** It is time to answer, or nobody wants an answer any more. */
  readonly until: AbortSignal
  /** What is not looked into yet is given up. */
  readonly overdue: AbortSignal
}

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
  /** What ends each of them. */
  readonly #open = new Set<() => void>()
  #isClosing = false

  constructor(limits: HttpLimits) {
    this.#limits = limits
    this.#places = new Places(limits.maxWaits, 'waits')
  }

  /** Ends all of them. */
  close(): void {
    this.#isClosing = true
    for (const end of this.#open) end()
  }

  /**
   * @param milliseconds how long at most
   * @param work is told when it is time to answer
   * @throws HttpError `too-many-streams`; what `work` throws
   */
  async hold<T>(
    { request, reply }: Exchange,
    milliseconds: number,
    work: (over: HeldUntil) => Promise<T>,
  ): Promise<T | FastifyReply> {
    const giveBack = this.#places.take()
    const over = this.#untilOver(reply, milliseconds)
    // The connection is silent while it waits: that is no stall.
    request.socket.setTimeout?.(milliseconds + GRACE)
    try {
      const answer = await work(over)
      // Whoever left wants no answer.
      return reply.raw.destroyed ? reply.hijack() : answer
    } finally {
      over.clear()
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
    if (!this.#isClosing) return true
    // The connection goes with the answer, so that closing need not wait for the client to let go of it.
    reply.header('connection', 'close')
    throw new DomainError('shutting-down', 'The server closed before what was waited for came.')
  }

  /** Time that is up leaves some more for looking; a client that has left, or a server that closes, does not. */
  #untilOver(reply: FastifyReply, milliseconds: number): HeldUntil & { readonly clear: () => void } {
    const until = new AbortController()
    const overdue = new AbortController()
    // All that one request looks into hears of it.
    setMaxListeners(0, until.signal, overdue.signal)
    const end = () => {
      until.abort()
      overdue.abort()
    }
    let timer = setTimeout(() => {
      until.abort()
      timer = setTimeout(end, LOOKING)
    }, milliseconds)
    reply.raw.once('close', end)
    this.#open.add(end)
    // Neither tells it a second time.
    if (reply.raw.destroyed || this.#isClosing) end()
    return {
      until: until.signal,
      overdue: overdue.signal,
      clear: () => {
        clearTimeout(timer)
        reply.raw.off('close', end)
        this.#open.delete(end)
      },
    }
  }
}

import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../domain/trouble.ts'
import type { MessagePage } from '../../store/store.ts'
import type { App, RouteParts } from '../app-types.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { DEFAULT_WAIT, LONGEST_WAIT, WaitAnswer, WaitQuery, WaitTimedOut } from '../contract/wait.ts'
import { HttpError } from '../errors.ts'
import { Places } from '../places.ts'
import { tell } from '../problems.ts'
import { summaryShape } from '../shapes.ts'
import { cursorHere, type NearMiss, nearMisses, type Wait, waitFor } from '../wait.ts'
import { criteriaOf } from '../wait-criteria.ts'

const params = Type.Object({ inbox: InboxName })
/** What the answer itself may take after the time was up, in milliseconds. */
const GRACE = 30_000

export function waitRoutes(app: App, { store, feed, limits }: RouteParts): void {
  const { messages } = store
  const places = new Places(limits.maxWaits, 'waits')
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  app.get(
    '/v1/inboxes/:inbox/wait',
    {
      exposeHeadRoute: false,
      config: { deadline: LONGEST_WAIT * 1000 + GRACE },
      schema: {
        params,
        querystring: WaitQuery,
        tags: ['messages'],
        summary: 'Holds the request until enough messages match. The inbox need not be there yet.',
        response: { 200: WaitAnswer, 408: WaitTimedOut, 400: ProblemAnswer, 503: ProblemAnswer },
      },
    },
    async (request, reply) => {
      const { count = 1, timeout = DEFAULT_WAIT } = request.query
      const criteria = criteriaOf(request.query)
      const giveBack = places.take()
      const time = untilGone(reply, timeout * 1000)
      const until = AbortSignal.any([time.signal, closing.signal])
      // The connection is silent while it waits: that is no stall.
      request.socket.setTimeout?.(timeout * 1000 + GRACE)
      try {
        const after = await cursorHere(store, request.query.after)
        const wait = { inbox: request.params.inbox, criteria, after, count, until }
        const page = await waitFor({ messages, feed }, wait)
        const last = page.messages.at(-1)
        // Whoever left wants no near misses.
        if (reply.raw.destroyed) return reply.hijack()
        if (page.messages.length >= count && last !== undefined)
          return { messages: page.messages.map(summaryShape), cursor: last.seq }
        if (closing.signal.aborted) throw closed(reply)
        return reply.code(408).send(timedOut(wait, page, await nearMisses(messages, wait)))
      } finally {
        time.clear()
        giveBack()
        request.socket.setTimeout?.(limits.stallTimeout)
      }
    },
  )
}

/** The connection goes with the answer, so that closing need not wait for the client to let go of it. */
function closed(reply: FastifyReply): DomainError {
  reply.header('connection', 'close')
  return new DomainError('shutting-down', 'The server closed before enough messages came.')
}

function timedOut({ inbox, count }: Wait, page: MessagePage, misses: readonly NearMiss[]): WaitTimedOut {
  const found = page.messages.length
  const error = new HttpError(
    'wait-timed-out',
    `${found} of ${count} messages matched in time in inbox "${inbox}".`,
  )
  return {
    error: tell(error, '').answer.error,
    cursor: page.cursor,
    matched: page.messages.map(summaryShape),
    nearMisses: misses.map(({ message, unmatched }) => ({
      message: summaryShape(message),
      unmatched: [...unmatched],
    })),
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

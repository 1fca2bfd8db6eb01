import { Readable } from 'node:stream'
import type { App, RouteParts } from '../app-types.ts'
import { EventsQuery } from '../contract/events.ts'
import { HttpError } from '../errors.ts'
import { eventStream } from '../event-stream.ts'
import { Places } from '../places.ts'

/** Octets written ahead of a slow reader. */
const OUT_QUEUE = 64 * 1024

export function eventRoutes(app: App, { store, feed, limits }: RouteParts): void {
  const places = new Places(limits.maxStreams, 'event streams')
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  app.get(
    '/v1/events',
    {
      exposeHeadRoute: false,
      schema: {
        querystring: EventsQuery,
        tags: ['events'],
        summary: 'What happens, as it happens (text/event-stream). Resumes with Last-Event-ID or `after`.',
      },
    },
    async (request, reply) => {
      const { seq } = await store.facts()
      const seen = lastSeen(request.headers['last-event-id']) ?? request.query.after ?? seq
      // A number that this store has not reached is of another one, which was here before: all of this one is new.
      const after = seen > seq ? 0 : seen
      // Fails before the stream begins when that far back is no longer known.
      await store.messages.eventsSince(after, 1)
      const giveBack = places.take()
      const gone = new AbortController()
      reply.raw.once('close', () => {
        gone.abort()
        giveBack()
      })
      const login = request.login === null ? [] : [request.login.ended]
      const signal = AbortSignal.any([gone.signal, closing.signal, ...login])
      const { inbox } = request.query
      const stream = eventStream(feed.follow(after, signal), { inbox, heartbeat: limits.heartbeat, signal })
      reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
      return reply.send(Readable.from(stream, { objectMode: false, highWaterMark: OUT_QUEUE }))
    },
  )
}

/** The id of the last event a client saw; of a header that is no such id nothing can be resumed. */
function lastSeen(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new HttpError('bad-request', 'Last-Event-ID is not the id of an event.', { field: 'Last-Event-ID' })
}

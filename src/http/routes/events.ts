import type { MailEvent } from '../../domain/events.ts'
import { isTrouble } from '../../domain/trouble.ts'
import type { App, RouteParts } from '../app-types.ts'
import { EventsQuery } from '../contract/events.ts'
import { HttpError } from '../errors.ts'
import { eventStream, written } from '../event-stream.ts'
import { EventStreams } from '../event-streams.ts'
import { isOfInbox, mailEventShape } from '../mail-event.ts'
import { toldAnew } from '../told-anew.ts'

export function eventRoutes(app: App, parts: RouteParts): void {
  const { store, limits } = parts
  const streams = new EventStreams(app, limits.maxStreams)

  app.get(
    '/v1/events',
    {
      exposeHeadRoute: false,
      schema: {
        querystring: EventsQuery,
        tags: ['events'],
        summary: 'What happens, as it happens (text/event-stream). Resumes with Last-Event-ID or `after`.',
        description:
          'A number that is too old is answered 400 `bad-query`: list the messages, then follow from there. One that only another store has come to resumes from the first event of this one; where the first are no longer known, the messages that are there stand for them.',
      },
    },
    async (request, reply) => {
      const { seq } = await store.facts()
      const seen = lastSeen(request.headers['last-event-id']) ?? request.query.after ?? seq
      const follow = await resumed(parts, seen, seq)
      const { inbox } = request.query
      return streams.send(request, reply, (signal) =>
        eventStream(follow(signal), {
          write: (event) => {
            const shown = mailEventShape(event)
            const wanted = shown !== undefined && (inbox === undefined || isOfInbox(shown, inbox))
            return wanted ? written(shown, shown.seq) : undefined
          },
          comment: 'this stream resumes with Last-Event-ID',
          heartbeat: limits.heartbeat,
          signal,
        }),
      )
    },
  )
}

/**
 * Events after the last one that a client saw. A number that this store has not come to is of another one, which was
 * here before: all of this one is new.
 *
 * @throws DomainError `bad-query` when that far back is no longer known; before the stream begins, so that it is answered
 */
async function resumed(
  { store: { messages }, feed }: RouteParts,
  seen: number,
  seq: number,
): Promise<(signal: AbortSignal) => AsyncIterable<MailEvent>> {
  const foreign = seen > seq
  const after = foreign ? 0 : seen
  try {
    await messages.eventsSince(after, 1)
  } catch (error) {
    if (foreign && isTrouble(error, 'bad-query'))
      return (signal) => toldAnew({ messages, feed }, { seq, signal })
    throw error
  }
  return (signal) => feed.follow(after, signal)
}

/** The id of the last event a client saw; of a header that is no such id nothing can be resumed. */
function lastSeen(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new HttpError('bad-request', 'Last-Event-ID is not the id of an event.', { field: 'Last-Event-ID' })
}

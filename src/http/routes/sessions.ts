import { Type } from 'typebox'
import type { SessionEvent, SessionSummary } from '../../domain/session.ts'
import { sessionMatcher } from '../../domain/session-filter.ts'
import type { App, RouteParts } from '../app-types.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import {
  type SessionEvent as EventShape,
  Session,
  SessionEventsQuery,
  SessionList,
  SessionListQuery,
} from '../contract/sessions.ts'
import { eventStream, written } from '../event-stream.ts'
import { EventStreams } from '../event-streams.ts'
import { SessionQueue, type SessionsMissed } from '../session-queue.ts'
import { sessionShape, sessionSummaryShape } from '../shapes.ts'

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
const tags = ['sessions']

/** Client connections of the mail protocols, refused ones too. */
export function sessionRoutes(app: App, { store: { sessions }, limits }: RouteParts): void {
  const streams = new EventStreams(app, limits.maxStreams)

  app.get(
    '/v1/sessions',
    {
      schema: {
        querystring: SessionListQuery,
        tags,
        summary: 'Sessions, newest first, open ones and refused ones too.',
        response: { 200: SessionList, 404: ProblemAnswer },
      },
    },
    async ({ query: { limit = 50, before, ...filter } }) => {
      const page = await sessions.list({ limit, before, filter })
      return { sessions: page.map(sessionSummaryShape) }
    },
  )

  app.get(
    '/v1/sessions/events',
    {
      exposeHeadRoute: false,
      schema: {
        querystring: SessionEventsQuery,
        tags,
        summary: 'Sessions as they begin, change and end (text/event-stream).',
        description:
          'It does not resume: when it breaks, open it again and then list the sessions anew. What happens to one session in ' +
          'short order is told once.',
      },
    },
    async (request, reply) => {
      const matches = sessionMatcher(request.query)
      return streams.send(request, reply, (signal) =>
        eventStream(new SessionQueue(sessions, signal), {
          write: (event) => {
            const shape = eventShape(event, matches)
            return shape && written(shape)
          },
          comment: 'this stream does not resume: list the sessions when it begins',
          heartbeat: limits.heartbeat,
          signal,
        }),
      )
    },
  )

  app.get(
    '/v1/sessions/:id',
    {
      schema: {
        params,
        tags,
        summary: 'One session with its transcript.',
        response: { 200: Session, 404: ProblemAnswer },
      },
    },
    async (request) => sessionShape(await sessions.get(request.params.id)),
  )
}

/** `undefined` for a session that was never what is asked for. */
function eventShape(
  event: SessionEvent | SessionsMissed,
  matches: (session: SessionSummary) => boolean,
): EventShape | undefined {
  if (event.type === 'sessions.missed') return event
  const { type, session } = event
  if (matches(session)) return { type, session: sessionSummaryShape(session) }
  return type === 'session.begun' ? undefined : { type: 'session.other', id: session.id }
}

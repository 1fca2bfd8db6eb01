import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { Session, SessionList, SessionListQuery } from '../contract/sessions.ts'
import { sessionShape, sessionSummaryShape } from '../shapes.ts'

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
const tags = ['sessions']

/** Client connections of the mail protocols, refused ones too. */
export function sessionRoutes(app: App, { store: { sessions } }: RouteParts): void {
  app.get(
    '/v1/sessions',
    {
      schema: {
        querystring: SessionListQuery,
        tags,
        summary: 'Sessions.',
        response: { 200: SessionList, 404: ProblemAnswer },
      },
    },
    async ({ query: { limit = 50, before } }) => {
      const page = await sessions.list({ limit, ...(before === undefined ? {} : { before }) })
      return { sessions: page.map(sessionSummaryShape) }
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

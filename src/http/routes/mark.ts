import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { cursorNow } from '../asserting/cursor.ts'
import { requireInbox } from '../asserting/held-wait.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { Mark } from '../contract/settled.ts'

const params = Type.Object({ inbox: InboxName })

/** A cursor to begin with, before a program is let send. */
export function markRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/mark',
    {
      schema: {
        params,
        tags: ['asserting'],
        summary: 'The cursor of now: give it as `after`, and only what comes later counts.',
        response: { 200: Mark, 400: ProblemAnswer, 404: ProblemAnswer },
      },
    },
    async (request) => {
      await requireInbox(parts, request.params.inbox)
      return { cursor: await cursorNow(parts.store) }
    },
  )
}

import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { criteriaOf } from '../asserting/criteria.ts'
import { heldWait } from '../asserting/held-wait.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { LONGEST_WAIT, WaitAnswer, WaitQuery, WaitTimedOut } from '../contract/wait.ts'
import { GRACE } from '../held-requests.ts'
import { summaryShape } from '../shapes.ts'

const params = Type.Object({ inbox: InboxName })

/** Holds a request until enough messages of an inbox match. */
export function waitRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/wait',
    {
      exposeHeadRoute: false,
      config: { deadline: LONGEST_WAIT * 1000 + GRACE },
      schema: {
        params,
        querystring: WaitQuery,
        tags: ['asserting'],
        summary: 'Holds the request until enough messages match. The inbox need not be there yet.',
        response: {
          200: WaitAnswer,
          303: Type.Null({ description: 'With `hold=redirect`: ask again there.' }),
          408: WaitTimedOut,
          400: ProblemAnswer,
          404: ProblemAnswer,
          503: ProblemAnswer,
        },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const criteria = await criteriaOf(query)
      return heldWait(
        parts,
        { request, reply },
        {
          inbox: params.inbox,
          query,
          criteria,
          answer: async ({ page: { messages }, finds }) => ({
            messages: await Promise.all(
              messages.map(async (message) => {
                const { links, codes } = await finds.of(message.id)
                return { ...summaryShape(message), links, codes }
              }),
            ),
            cursor: messages.at(-1)?.seq ?? 0,
          }),
        },
      )
    },
  )
}

import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { criteriaOf } from '../asserting/criteria.ts'
import { HELD_ROUTE, heldWait } from '../asserting/held-wait.ts'
import { InboxName } from '../contract/fields.ts'
import { HELD_ANSWERS, WaitAnswer, WaitQuery } from '../contract/wait.ts'
import { summaryShape } from '../shapes.ts'

const params = Type.Object({ inbox: InboxName })

/** Holds a request until enough messages of an inbox match. */
export function waitRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/wait',
    {
      ...HELD_ROUTE,
      schema: {
        params,
        querystring: WaitQuery,
        tags: ['asserting'],
        summary: 'Holds the request until enough messages match. The inbox need not be there yet.',
        response: {
          200: WaitAnswer,
          ...HELD_ANSWERS,
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

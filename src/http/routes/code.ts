import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { codeCriterion, criteriaOf } from '../asserting/criteria.ts'
import { HELD_ROUTE } from '../asserting/held-wait.ts'
import { heldOnlyOne } from '../asserting/only-one.ts'
import { InboxName } from '../contract/fields.ts'
import { CodeQuery, NotOneCode } from '../contract/only-one.ts'
import { HELD_ANSWERS } from '../contract/wait.ts'

const params = Type.Object({ inbox: InboxName })

/** Waits for a code, and answers it as text. */
export function codeRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/code',
    {
      ...HELD_ROUTE,
      schema: {
        params,
        querystring: CodeQuery,
        tags: ['asserting'],
        summary: 'Waits for a message with a one-time code, and answers the code as text/plain.',
        description:
          'Messages without a code are passed over. When those that match have several codes, none is guessed: 409 lists them.',
        response: {
          200: Type.String({ description: 'The code and a line feed.' }),
          409: NotOneCode,
          ...HELD_ANSWERS,
        },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      const { query } = request
      const criteria = [...(await criteriaOf(query)), codeCriterion('code')]
      return heldOnlyOne(
        parts,
        { request, reply },
        {
          inbox,
          query,
          criteria,
          what: 'codes',
          pick: async ({ codes }) => codes,
          named: ({ value }) => value,
        },
      )
    },
  )
}

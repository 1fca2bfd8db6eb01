import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { codeCriterion, criteriaOf } from '../asserting/criteria.ts'
import { heldWait } from '../asserting/held-wait.ts'
import { onlyOne } from '../asserting/only-one.ts'
import { InboxName } from '../contract/fields.ts'
import { CodeQuery, NotOneCode } from '../contract/only-one.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { LONGEST_WAIT, WaitTimedOut } from '../contract/wait.ts'
import { GRACE } from '../held-requests.ts'

const params = Type.Object({ inbox: InboxName })

/** Waits for a code, and answers it as text. */
export function codeRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/code',
    {
      exposeHeadRoute: false,
      config: { deadline: LONGEST_WAIT * 1000 + GRACE },
      schema: {
        params,
        querystring: CodeQuery,
        tags: ['asserting'],
        summary: 'Waits for a message with a one-time code, and answers the code as text/plain.',
        description:
          'Messages without a code are passed over. When those that match have several codes, none is guessed: 409 lists them.',
        response: {
          200: Type.String({ description: 'The code and a line feed.' }),
          303: Type.Null({ description: 'With `hold=redirect`: ask again there.' }),
          408: WaitTimedOut,
          409: NotOneCode,
          400: ProblemAnswer,
          404: ProblemAnswer,
          503: ProblemAnswer,
        },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      const { query } = request
      const criteria = [...(await criteriaOf(query)), codeCriterion('code')]
      return heldWait(
        parts,
        { request, reply },
        {
          inbox,
          query,
          criteria,
          answer: ({ judge, after, finds }) =>
            onlyOne(reply, {
              judge,
              after,
              finds,
              inbox,
              what: 'codes',
              pick: async ({ codes }) => codes,
              named: ({ value }) => value,
            }),
        },
      )
    },
  )
}

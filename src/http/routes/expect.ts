import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { cursorHere, cursorNow } from '../asserting/cursor.ts'
import { diffOf } from '../asserting/diff.ts'
import { expectAll, hasPassed, isMet, type Outcome } from '../asserting/expect.ts'
import { expectedOf } from '../asserting/expectation.ts'
import { evidenceOf, requireInbox } from '../asserting/held-wait.ts'
import { nearMissesOf } from '../asserting/timed-out.ts'
import { ExpectAnswer, ExpectBody, type ExpectResult } from '../contract/expect.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { DEFAULT_QUIET } from '../contract/settled.ts'
import { DEFAULT_WAIT, LONGEST_WAIT } from '../contract/wait.ts'
import { durationOf } from '../durations.ts'
import { GRACE } from '../held-requests.ts'
import { summaryShape } from '../shapes.ts'

const params = Type.Object({ inbox: InboxName })

/** Holds a request until several expectations are met, or cannot be. */
export function expectRoutes(app: App, parts: RouteParts): void {
  const { store, feed, held } = parts
  app.post(
    '/v1/inboxes/:inbox/expect',
    {
      config: { deadline: 2 * LONGEST_WAIT * 1000 + GRACE },
      schema: {
        params,
        body: ExpectBody,
        tags: ['asserting'],
        summary: 'Waits until all expectations are met and answers whether they are, with a diff for people.',
        description:
          'Where something must not come (`none`, `max`, a `count`, `strict`) it answers once no mail is on its way, as ' +
          '`settled` does. One message may meet several expectations.',
        response: {
          200: ExpectAnswer,
          400: ProblemAnswer,
          404: ProblemAnswer,
          422: ProblemAnswer,
          503: ProblemAnswer,
        },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      const { expect, after: given, order = false, strict = false } = request.body
      const { quiet = DEFAULT_QUIET / 1000, timeout = DEFAULT_WAIT } = request.body
      const most = LONGEST_WAIT * 1000
      const calm = durationOf(quiet, { field: 'quiet', most })
      const milliseconds = durationOf(timeout, { field: 'timeout', most })
      await requireInbox(parts, inbox)
      return held.hold(
        { request, reply },
        milliseconds + calm,
        async ({ until, overdue }): Promise<ExpectAnswer | typeof reply> => {
          const evidence = { ...evidenceOf(parts), overdue }
          const expected = await Promise.all(expect.map((each, at) => expectedOf(evidence, each, at)))
          const after = await cursorHere(store, given)
          const place = { inbox, after }
          const outcome = await expectAll(
            { ...evidence, feed, sessions: store.sessions },
            { ...place, expected, quiet: calm, order, strict, until },
          )
          const pass = hasPassed(outcome)
          for (const { messages } of outcome.standings) parts.asked.add(messages)
          if (!pass && until.aborted && !held.isStillWanted(reply)) return reply
          return answerOf(outcome, { ...place, pass, cursor: await cursorNow(store) })
        },
      )
    },
  )
}

interface Facts {
  readonly inbox: string
  readonly after: number
  readonly pass: boolean
  readonly cursor: number
}

async function answerOf(
  { standings, unexpected, troubles }: Outcome,
  { inbox, after, pass, cursor }: Facts,
): Promise<ExpectAnswer> {
  const results = await Promise.all(
    standings.map(async (standing): Promise<ExpectResult> => {
      const { expected, messages } = standing
      const isShort = messages.length < expected.least
      return {
        name: expected.name,
        pass: isMet(standing),
        wanted: expected.wanted,
        got: messages.length,
        messages: messages.map(summaryShape),
        nearMisses: isShort ? await nearMissesOf(expected.judge, { inbox, after }) : [],
      }
    }),
  )
  const others = unexpected.map(summaryShape)
  return {
    pass,
    cursor,
    diff: diffOf({ results, unexpected: others, troubles }),
    results,
    unexpected: others,
  }
}

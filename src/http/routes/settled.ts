import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { cursorHere, cursorNow } from '../asserting/cursor.ts'
import { evidenceOf, requireInbox } from '../asserting/held-wait.ts'
import { Judge } from '../asserting/judge.ts'
import { settled } from '../asserting/settled.ts'
import { InboxName } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { DEFAULT_QUIET, NotSettled, Settled, SettledQuery } from '../contract/settled.ts'
import { DEFAULT_WAIT, LONGEST_WAIT } from '../contract/wait.ts'
import { durationOf } from '../durations.ts'
import { HttpError } from '../errors.ts'
import { GRACE } from '../held-requests.ts'
import { tell } from '../problems.ts'
import { sessionSummaryShape } from '../shapes.ts'

const params = Type.Object({ inbox: InboxName })
const MOST_COUNTED = 500

/** Waits until no mail is on its way to an inbox. */
export function settledRoutes(app: App, parts: RouteParts): void {
  const { store, feed, held } = parts
  app.get(
    '/v1/inboxes/:inbox/settled',
    {
      exposeHeadRoute: false,
      config: { deadline: 2 * LONGEST_WAIT * 1000 + GRACE },
      schema: {
        params,
        querystring: SettledQuery,
        tags: ['asserting'],
        summary: 'Holds the request until no mail is on its way: that none was sent is known after `quiet`.',
        description:
          'Mail is on its way while an SMTP or LMTP session of the inbox, or one that is not logged in, has connected and ' +
          'begun no message yet, or is in the middle of one, or was heard within `quiet`.',
        response: {
          200: Settled,
          400: ProblemAnswer,
          404: ProblemAnswer,
          408: NotSettled,
          503: ProblemAnswer,
        },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      const { quiet = DEFAULT_QUIET / 1000, timeout = DEFAULT_WAIT, after: given } = request.query
      const most = LONGEST_WAIT * 1000
      const calm = durationOf(quiet, { field: 'quiet', most })
      const milliseconds = durationOf(timeout, { field: 'timeout', most })
      await requireInbox(parts, inbox)
      return held.hold(
        { request, reply },
        milliseconds + calm,
        async (over): Promise<Settled | typeof reply> => {
          const after = await cursorHere(store, given)
          const open = await settled({ feed, sessions: store.sessions }, { inbox, quiet: calm, ...over })
          if (open === 'settled') return counted(parts, { inbox, after })
          if (!held.isStillWanted(reply)) return reply
          return reply.code(408).send({
            error: tell(new HttpError('not-settled', whyNot(inbox, open.length)), '').answer.error,
            open: open.map(sessionSummaryShape),
          })
        },
      )
    },
  )
}

function whyNot(inbox: string, open: number): string {
  return open === 0
    ? `Mail of inbox "${inbox}" kept coming until the time was up.`
    : `${open} session${open === 1 ? '' : 's'} that may bring mail to inbox "${inbox}" did not come to rest in time.`
}

async function counted(
  parts: RouteParts,
  { inbox, after }: { readonly inbox: string; readonly after: number },
): Promise<Settled> {
  const cursor = await cursorNow(parts.store)
  const judge = new Judge(evidenceOf(parts), [])
  let messages = 0
  for (let from = after; ; ) {
    const page = await judge.matching({ inbox, after: from, limit: MOST_COUNTED })
    messages += page.messages.filter(({ seq }) => seq <= cursor).length
    const last = page.messages.at(-1)
    if (last === undefined || page.messages.length < MOST_COUNTED) return { cursor, messages }
    from = last.seq
  }
}

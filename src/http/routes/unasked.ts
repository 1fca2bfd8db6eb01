import type { MessageSummary } from '../../domain/message.ts'
import { EVERYTHING } from '../../domain/query.ts'
import type { App, RouteParts } from '../app-types.ts'
import { requireInbox } from '../asserting/held-wait.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { Unasked, UnaskedQuery } from '../contract/unasked.ts'
import { summaryShape } from '../shapes.ts'

/** Messages looked at in one go, and told at most. */
const PAGE = 500

/** What is left when a test run is over: mail that no test asked for. */
export function unaskedRoutes(app: App, parts: RouteParts): void {
  const { store, asked } = parts
  app.get(
    '/v1/unasked',
    {
      schema: {
        querystring: UnaskedQuery,
        tags: ['asserting'],
        summary: 'Messages that nobody has asked for since the server started.',
        description:
          'Asked for is what `wait`, `code`, `link` or `expect` answered, what was opened by its id, and what is marked as read, ' +
          'as IMAP clients do. A list opens nothing.',
        response: { 200: Unasked, 400: ProblemAnswer, 404: ProblemAnswer },
      },
    },
    async ({ query: { inbox = null } }) => {
      if (inbox !== null) await requireInbox(parts, inbox)
      // One that nothing was sent to yet is as good as empty, as it is to those who wait for its mail.
      if (inbox !== null && !store.inboxes.has(inbox)) return { messages: [], total: 0 }
      const left: MessageSummary[] = []
      let total = 0
      for (let after = 0; ; ) {
        const page = { inbox, query: EVERYTHING, after, limit: PAGE, order: 'asc' } as const
        const { messages } = await store.messages.list(page)
        const unasked = messages.filter(({ id, seen }) => !seen && !asked.has(id))
        total += unasked.length
        left.push(...unasked.slice(0, PAGE - left.length))
        const last = messages.at(-1)
        if (last === undefined || messages.length < PAGE) break
        after = last.seq
      }
      return { messages: left.map(summaryShape), total }
    },
  )
}

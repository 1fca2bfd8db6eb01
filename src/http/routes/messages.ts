import { Type } from 'typebox'
import type { Messages } from '../../store/store.ts'
import type { App, RouteParts } from '../app-types.ts'
import { InboxName } from '../contract/fields.ts'
import {
  Changed,
  LIST_DEFAULT,
  MessageList,
  MessageListQuery,
  MessageSelection,
  MessagesChange,
  Removed,
} from '../contract/messages.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { queryOf } from '../queries.ts'
import { selectionOf, selectionWithin } from '../selection.ts'
import { summaryShape } from '../shapes.ts'

const params = Type.Object({ inbox: InboxName })
const failures = { 400: ProblemAnswer, 404: ProblemAnswer }
const unprocessable = { 422: ProblemAnswer, ...failures }

/** Lists, and changes of many messages at once: of one inbox, or of all of them. */
export function messagesRoutes(app: App, { store }: RouteParts): void {
  const { messages } = store

  const reading = {
    querystring: MessageListQuery,
    tags: ['messages'],
    response: { 200: MessageList, ...failures },
  }
  app.get('/v1/messages', { schema: { ...reading, summary: 'Lists or searches every inbox.' } }, (request) =>
    list(messages, null, request.query),
  )
  app.get(
    '/v1/inboxes/:inbox/messages',
    { schema: { ...reading, params, summary: 'Lists or searches one inbox.' } },
    (request) => list(messages, request.params.inbox, request.query),
  )

  const change = { body: MessagesChange, tags: ['messages'], response: { 200: Changed, ...unprocessable } }
  app.patch(
    '/v1/messages',
    { schema: { ...change, summary: 'Changes many messages, by ids or by search.' } },
    async ({ body }) => ({ changed: await messages.change(selectionOf(body), body.change) }),
  )
  app.patch(
    '/v1/inboxes/:inbox/messages',
    { schema: { ...change, params, summary: 'Changes many messages of one inbox, by ids or by search.' } },
    async ({ params: { inbox }, body }) => {
      await store.inboxes.get(inbox)
      return { changed: await messages.change(await selectionWithin(messages, inbox, body), body.change) }
    },
  )

  const removal = { body: MessageSelection, tags: ['messages'], response: { 200: Removed, ...unprocessable } }
  app.delete(
    '/v1/messages',
    { schema: { ...removal, summary: 'Removes many messages, by ids or by search; never all.' } },
    async ({ body }) => ({ removed: await messages.remove(selectionOf(body)) }),
  )
  app.delete(
    '/v1/inboxes/:inbox/messages',
    { schema: { ...removal, params, summary: 'Removes many messages of one inbox; `clear` removes all.' } },
    async ({ params: { inbox }, body }) => {
      await store.inboxes.get(inbox)
      return { removed: await messages.remove(await selectionWithin(messages, inbox, body)) }
    },
  )
}

async function list(messages: Messages, inbox: string | null, asked: MessageListQuery): Promise<MessageList> {
  const { limit = LIST_DEFAULT, order = 'desc', q, before, after } = asked
  const page = await messages.list({
    inbox,
    query: queryOf(q),
    limit,
    order,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  })
  return { messages: page.messages.map(summaryShape), cursor: page.cursor, total: page.total }
}

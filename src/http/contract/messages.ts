import { type Static, Type } from 'typebox'
import { MessageId, SearchText, Seq, Tag } from './fields.ts'
import { MessageSummary } from './summary.ts'

/** Most messages in one page of a list, and how many when nothing is said. */
export const LIST_LIMIT = 500
export const LIST_DEFAULT = 50
/** Most ids in one change or removal. */
export const MOST_IDS = 10_000

export type MessageListQuery = Static<typeof MessageListQuery>
export const MessageListQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: LIST_LIMIT,
        description: `Most messages; ${LIST_DEFAULT} when absent.`,
      }),
    ),
    before: Type.Optional(Seq),
    after: Type.Optional(Seq),
    q: Type.Optional(SearchText),
    order: Type.Optional(
      Type.Union([Type.Literal('asc'), Type.Literal('desc')], {
        description: 'By `seq`: `desc`, newest first, when absent.',
      }),
    ),
  },
  { additionalProperties: false },
)

export type MessageList = Static<typeof MessageList>
export const MessageList = Type.Object(
  {
    messages: Type.Array(MessageSummary),
    cursor: Type.Integer({
      description: "The store's `seq` as of this answer: wait or follow events after it.",
    }),
    total: Type.Integer({
      description: 'How many match in all, whatever `before`, `after` and `limit` say.',
    }),
  },
  { title: 'MessageList' },
)

/** What can be changed on a message. An absent field stays as it is; at least one must be there. */
export type MessageChange = Static<typeof MessageChange>
export const MessageChange = Type.Object(
  {
    seen: Type.Optional(Type.Boolean()),
    flagged: Type.Optional(Type.Boolean()),
    addTags: Type.Optional(Type.Array(Tag, { maxItems: 100 })),
    removeTags: Type.Optional(Type.Array(Tag, { maxItems: 100 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

const ids = Type.Array(MessageId, {
  minItems: 1,
  maxItems: MOST_IDS,
  description: 'These messages. Ids that are not there are passed over.',
})

const query = Type.String({
  minLength: 1,
  description: "The messages of this inbox that match this search. It must say something: 'all' is `clear`.",
})

/** Which messages: either `ids` or `query`, never neither, never everything. */
export type MessageSelection = Static<typeof MessageSelection>
export const MessageSelection = Type.Union([
  Type.Object({ ids }, { additionalProperties: false }),
  Type.Object({ query }, { additionalProperties: false }),
])

export type MessagesChange = Static<typeof MessagesChange>
export const MessagesChange = Type.Union([
  Type.Object({ ids, change: MessageChange }, { additionalProperties: false }),
  Type.Object({ query, change: MessageChange }, { additionalProperties: false }),
])

export type Changed = Static<typeof Changed>
export const Changed = Type.Object({
  changed: Type.Integer({ description: 'How many messages now differ.' }),
})

export type Removed = Static<typeof Removed>
export const Removed = Type.Object({
  removed: Type.Integer({ description: 'How many messages were removed.' }),
})

import { type Static, Type } from 'typebox'
import { InboxName, MessageId, Seq, Tag } from './fields.ts'

export type EventsQuery = Static<typeof EventsQuery>
export const EventsQuery = Type.Object(
  {
    after: Type.Optional(Seq),
    inbox: Type.Optional(InboxName),
  },
  { additionalProperties: false },
)

/** One event of `/v1/events`: the JSON in its `data:`. Its `seq` is also the `id:`, its `type` also the `event:`. */
export type Event = Static<typeof Event>
export const Event = Type.Union(
  [
    Type.Object({
      type: Type.Union([Type.Literal('message.received'), Type.Literal('message.removed')]),
      seq: Seq,
      inbox: InboxName,
      id: MessageId,
    }),
    Type.Object({
      type: Type.Literal('message.changed'),
      seq: Seq,
      inbox: InboxName,
      id: MessageId,
      seen: Type.Boolean(),
      flagged: Type.Boolean(),
      tags: Type.Array(Tag),
    }),
    Type.Object({
      type: Type.Union([
        Type.Literal('inbox.created'),
        Type.Literal('inbox.changed'),
        Type.Literal('inbox.removed'),
      ]),
      seq: Seq,
      inbox: InboxName,
    }),
    Type.Object({
      type: Type.Literal('inbox.renamed'),
      seq: Seq,
      inbox: InboxName,
      was: Type.String({ description: 'The name before.' }),
    }),
  ],
  { title: 'Event' },
)

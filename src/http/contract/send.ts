import { type Static, Type } from 'typebox'
import { InboxName, MessageId, Seq } from './fields.ts'
import { Address } from './summary.ts'

const Mailbox = Type.Union([Type.String({ maxLength: 998 }), Address], {
  description: '`Ann <ann@example.com>`, or name and address apart.',
})
const Mailboxes = Type.Union([Mailbox, Type.Array(Mailbox, { maxItems: 1000 })])
const line = Type.String({ maxLength: 998, pattern: '^[^\\r\\n\\u0000]*$' })

const ComposedAttachment = Type.Object(
  {
    name: Type.Optional(line),
    type: Type.Optional(line),
    cid: Type.Optional(line),
    content: Type.String({
      description: 'The octets in base64.',
    }),
  },
  { additionalProperties: false },
)

/** A message to compose. Nothing in it is fetched or read from disk: attachments bring their octets. */
export type MessageCompose = Static<typeof MessageCompose>
export const MessageCompose = Type.Object(
  {
    from: Type.Optional(Mailbox),
    to: Type.Optional(Mailboxes),
    cc: Type.Optional(Mailboxes),
    bcc: Type.Optional(Mailboxes),
    replyTo: Type.Optional(Mailboxes),
    subject: Type.Optional(line),
    text: Type.Optional(Type.String()),
    html: Type.Optional(Type.String()),
    headers: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Type.String({ pattern: '^[!-9;-~]{1,200}$' }), value: line },
          { additionalProperties: false },
        ),
        { maxItems: 200 },
      ),
    ),
    attachments: Type.Optional(Type.Array(ComposedAttachment, { maxItems: 200 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

/** The envelope; when absent a raw message has none, and a composed one that of its own addresses. */
export type SendQuery = Static<typeof SendQuery>
export const SendQuery = Type.Object(
  {
    from: Type.Optional(
      Type.String({ maxLength: 1024, description: 'Reverse-path; empty for the null sender.' }),
    ),
    to: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), {
        maxItems: 1000,
        description: 'Repeatable: the recipients.',
      }),
    ),
  },
  { additionalProperties: false },
)

/** 201: the message is kept for good. */
export type Sent = Static<typeof Sent>
export const Sent = Type.Object({ id: MessageId, seq: Seq, inbox: InboxName }, { title: 'Sent' })

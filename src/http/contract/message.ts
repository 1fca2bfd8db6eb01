import { type Static, Type } from 'typebox'
import { Instant, Octets, Sha256 } from './fields.ts'
import { Address, MessageSummary, RoutedBy } from './summary.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** Keyword in upper case to its value; `true` where it had none (RFC 5321 §4.1.1.11). */
const EsmtpParameters = Type.Record(Type.String(), Type.Union([Type.String(), Type.Literal(true)]))

/** What the SMTP client said around the message, kept apart from its headers. */
export type Envelope = Static<typeof Envelope>
export const Envelope = Type.Object(
  {
    from: Type.Union([Type.String(), Type.Null()], {
      description: 'Reverse-path; empty for the null sender; null when it did not come by SMTP.',
    }),
    parameters: EsmtpParameters,
    to: Type.Array(Type.Object({ address: Type.String(), parameters: EsmtpParameters })),
  },
  { title: 'Envelope' },
)

/** A node of the MIME tree, in the order of a walk from the top. */
export type MessagePart = Static<typeof MessagePart>
export const MessagePart = Type.Object(
  {
    n: Type.Integer({ description: 'Its number in the walk, 0 for the message itself: `/parts/{n}`.' }),
    parent: nullable(Type.Integer({ description: "Its parent's `n`; null for the message itself." })),
    section: Type.String({
      description: "IMAP's section number: `1`, `2.1`; empty for a multipart at the top.",
    }),
    type: Type.String({ description: 'Media type as declared, without parameters. Untrusted.' }),
    parameters: Type.Record(Type.String(), Type.String()),
    disposition: nullable(Type.String()),
    name: nullable(Type.String({ description: 'Decoded file name. Untrusted.' })),
    cid: nullable(Type.String({ description: 'Content-ID without angle brackets.' })),
    encoding: Type.String({ description: 'Content-Transfer-Encoding.' }),
    size: nullable(Octets),
    sha256: nullable(Sha256),
    attachment: Type.Boolean(),
  },
  { title: 'MessagePart' },
)

export type MessageParts = Static<typeof MessageParts>
export const MessageParts = Type.Object({ parts: Type.Array(MessagePart) }, { title: 'MessageParts' })

export type Attachment = Static<typeof Attachment>
export const Attachment = Type.Object(
  {
    n: Type.Integer({ description: 'Its octets are at `/parts/{n}`.' }),
    name: Type.String({ description: 'Decoded file name, may be empty. Untrusted.' }),
    type: Type.String({ description: 'Media type as declared. Untrusted.' }),
    size: Octets,
    cid: nullable(Type.String({ description: 'Content-ID without angle brackets.' })),
    sha256: nullable(Sha256),
  },
  { title: 'Attachment' },
)

/** Why a message is in its inbox, with all that is known of it. */
export type Routed = Static<typeof Routed>
export const Routed = Type.Object(
  {
    ...RoutedBy.properties,
    recipients: Type.Union([Type.Array(Type.String()), Type.Null()], {
      description: 'The recipients of the envelope that led here; null: all of them, or none did.',
    }),
    passedOver: Type.Array(Type.String(), {
      description: 'Why rules that go first were passed over: `X-Sandpost-Inbox: the name is empty`.',
    }),
  },
  { title: 'Routed' },
)

/** One message, whole. */
export type MessageDetail = Static<typeof MessageDetail>
export const MessageDetail = Type.Object(
  {
    ...MessageSummary.properties,
    routedBy: nullable(Routed),
    mailbox: Type.String({ description: "IMAP's folder inside the inbox." }),
    uid: Type.Integer({ description: "IMAP's UID in that mailbox." }),
    sha256: Sha256,
    session: nullable(
      Type.String({ description: 'Id of the session that brought it: `/v1/sessions/{id}`.' }),
    ),
    envelope: Envelope,
    headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() }), {
      description: 'Every header field, decoded, in the order it stands.',
    }),
    sender: Type.Array(Address),
    replyTo: Type.Array(Address),
    cc: Type.Array(Address),
    bcc: Type.Array(Address),
    date: nullable(Instant),
    messageId: Type.String({ description: 'Message-ID as written; empty when absent.' }),
    text: nullable(Type.String({ description: "The message's own plain text; null when it has none." })),
    html: nullable(
      Type.String({ description: "The message's own HTML as sent. Hostile: never put it in a page." }),
    ),
    attachments: Type.Array(Attachment),
    structure: Type.Array(MessagePart, {
      description: 'The MIME tree, flat; empty when parsing was stopped.',
    }),
    warnings: Type.Array(Type.String(), { description: 'What was odd, or which limit stopped the parsing.' }),
  },
  { title: 'MessageDetail' },
)

/** What images a frame may show. */
export type FrameMode = Static<typeof FrameMode>
export const FrameMode = Type.Union([Type.Literal('blocked'), Type.Literal('remote'), Type.Literal('none')], {
  description:
    '`blocked`, when absent: the images that the message brings itself. `remote`: those of the network too, this ' +
    'once. `none`: no image at all, as in a client that shows none.',
})

export type FrameQuery = Static<typeof FrameQuery>
export const FrameQuery = Type.Object({ mode: Type.Optional(FrameMode) }, { additionalProperties: false })

/** Where the message's HTML can be framed, for a minute. */
export type Frame = Static<typeof Frame>
export const Frame = Type.Object(
  { url: Type.String({ description: 'For the `src` of a sandboxed iframe.' }), expiresAt: Instant },
  { title: 'Frame' },
)

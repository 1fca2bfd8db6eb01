import { type Static, Type } from 'typebox'
import { InboxName, Instant, MessageId, Octets, Seq, Tag } from './fields.ts'

/** A mailbox of an address header. */
export type Address = Static<typeof Address>
export const Address = Type.Object(
  {
    name: Type.String({ description: 'Display name, decoded; may be empty.' }),
    address: Type.String({ description: 'The address as written.' }),
  },
  { title: 'Address' },
)

const rule = Type.Union(
  [
    Type.Literal('auth'),
    Type.Literal('domain'),
    Type.Literal('header'),
    Type.Literal('port'),
    Type.Literal('default'),
    Type.Literal('rest'),
    Type.Literal('imap'),
  ],
  {
    description:
      'The login, `--inbox-domain`, the field X-Sandpost-Inbox, a port of its own, or none of these; or it was put ' +
      'there by REST or IMAP.',
  },
)

/** Why a message is in its inbox. */
export type RoutedBy = Static<typeof RoutedBy>
export const RoutedBy = Type.Object(
  {
    rule,
    detail: Type.String({
      description: 'What the rule went by: user name, domain, value of the field, port; else empty.',
    }),
  },
  { title: 'RoutedBy' },
)

/** One row of a message list. */
export type MessageSummary = Static<typeof MessageSummary>
export const MessageSummary = Type.Object(
  {
    id: MessageId,
    seq: Seq,
    inbox: InboxName,
    from: Type.Array(Address),
    to: Type.Array(Address),
    subject: Type.String(),
    receivedAt: Instant,
    size: Octets,
    seen: Type.Boolean({ description: 'One truth for REST, the page and IMAP (`\\Seen`).' }),
    flagged: Type.Boolean(),
    tags: Type.Array(Tag),
    attachments: Type.Integer({ description: 'How many attachments.' }),
    preview: Type.String({ description: 'Start of the text, at most 200 characters.' }),
    routedBy: Type.Union([RoutedBy, Type.Null()], {
      description: 'Why it is in this inbox; null where nobody wrote it down.',
    }),
  },
  { title: 'MessageSummary' },
)

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
  },
  { title: 'MessageSummary' },
)

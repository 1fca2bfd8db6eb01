import type { Envelope } from './envelope.ts'
import type { Routed, RoutedBy } from './routing.ts'
import type { MessageMap } from './structure.ts'

/** A mailbox as it stands in a header: decoded name (may be empty) and address as written. */
export interface Address {
  readonly name: string
  readonly address: string
}

export interface AttachmentFacts {
  /** Decoded file name; empty when the part has none. */
  readonly name: string
  /** Media type, lower case, without parameters. */
  readonly type: string
  /** Octets after the transfer encoding is undone. */
  readonly size: number
}

/** What a reader learns of a message at a glance, taken from its bytes once after they were kept. All of it is bounded. */
export interface Digest {
  readonly subject: string
  readonly from: readonly Address[]
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
  /** The Date header in milliseconds since 1970; `null` when absent or unreadable. */
  readonly date: number | null
  /** Message-ID as written, without white space; empty when absent. */
  readonly messageId: string
  /** Start of the text, white space folded, at most 200 characters. */
  readonly preview: string
  /** Text for search: plain parts, and HTML parts as text; at most 64 Ki characters. */
  readonly text: string
  /** Decoded header fields in order, for `header:` searches; the first few hundred, each cut to a bounded length. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachments: readonly AttachmentFacts[]
  readonly hasHtml: boolean
  /** What was odd, in words: `no header block`, `line longer than 998 octets`, `parsing stopped: 10000 parts`. */
  readonly warnings: readonly string[]
}

/** What a search may look for besides the digest: it stands in parts that are not the message's own text. Bounded. */
export interface PartTexts {
  /** Decoded header fields of all parts, and of the messages inside, as in a digest. */
  readonly headers: Digest['headers']
  /** Text of attached parts that are text, and of the messages inside. */
  readonly text: string
}

/** All that is taken from a message's bytes after they were kept. */
export interface MessageFacts {
  readonly digest: Digest
  readonly parts: PartTexts
  /** Its preview is the digest's. */
  readonly map: Omit<MessageMap, 'preview'>
  /**
   * The calendar day of the Date header in its own zone, as days since 1970-01-01: what SENTON of IMAP compares, which
   * disregards time and time zone (RFC 9051 §6.4.4); `null` when absent or unreadable.
   */
  readonly sentDay: number | null
}

/** A message that is ready to be kept: its bytes are already received, see `Messages.receive`. */
export interface NewMessage {
  readonly inbox: string
  readonly envelope: Envelope
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  /** Id of the session that brought it; `null` for REST and imports. */
  readonly session: string | null
  /** Remarks of the receiving side: `bare LF in message`. They join the digest's warnings. */
  readonly remarks: readonly string[]
  /** Why it comes to this inbox; unknown when absent. */
  readonly routedBy?: Routed
  readonly seen?: boolean
  /** The mailbox it comes to, which must be there; INBOX when absent. */
  readonly mailbox?: string
  /** Bits of `FLAG`, beside `seen`. */
  readonly flags?: number
  /** They become its tags. */
  readonly keywords?: readonly string[]
  /** When absent, the instant it was received. */
  readonly internalDate?: InternalDate
  /** A message of the same inbox that leaves one of its mailboxes at that very moment. */
  readonly replaces?: PlaceOfMessage
}

/** Where a message stands: the mailbox's id, and its UID there. */
export interface PlaceOfMessage {
  readonly mailbox: string
  readonly uid: number
}

/** The date that a mailbox shows of a message (RFC 9051 §2.3.3). */
export interface InternalDate {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Minutes east of UTC, as it was given. */
  readonly zone: number
}

/** The store's answer once a message is kept. */
export interface Kept {
  readonly id: string
  readonly seq: number
  readonly inbox: string
  readonly mailbox: string
  readonly uid: number
  readonly uidValidity: number
}

/** One row of a message list. */
export interface MessageSummary {
  readonly id: string
  readonly seq: number
  readonly inbox: string
  readonly from: readonly Address[]
  readonly to: readonly Address[]
  readonly subject: string
  readonly receivedAt: number
  /** Octets of the raw message. */
  readonly size: number
  readonly seen: boolean
  readonly flagged: boolean
  readonly tags: readonly string[]
  /** How many attachments. */
  readonly attachments: number
  readonly preview: string
  /** Why it is in its inbox; `null` where nobody wrote it down, as in releases that did not. */
  readonly routedBy: RoutedBy | null
}

/** One message, all that the store knows of it. Its bytes are read with `Messages.raw`. */
export interface StoredMessage extends MessageSummary {
  readonly routedBy: Routed | null
  readonly mailbox: string
  readonly uid: number
  readonly envelope: Envelope
  readonly session: string | null
  readonly digest: Digest
  /** SHA-256 of the raw message, lower-case hex. */
  readonly sha256: string
}

/** What can be changed on a message. An absent field stays as it is. */
export interface MessageChange {
  readonly seen?: boolean
  readonly flagged?: boolean
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
}

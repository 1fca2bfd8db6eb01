/** Octets `start` up to, not including, `end` of the raw message. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * One address of a header field, or the beginning or the end of a group, as IMAP lists them (RFC 9051 §7.5.2). Octets as
 * they stand in the header, one a character (latin1); nothing is decoded.
 *
 * - a mailbox: `mailbox` and `host` are strings, empty where the field has none
 * - a group begins: `mailbox` is its name, all else `null`
 * - a group ends: all are `null`
 */
export interface EnvelopeAddress {
  /** Display name without its quotes; else the comment after the address. */
  readonly name: string | null
  /** Source route (RFC 5322 §4.4) without its colon: `@a.test,@b.test`. */
  readonly route: string | null
  /** Local part as written, quotes included. */
  readonly mailbox: string | null
  readonly host: string | null
}

/**
 * The fields of a header that IMAP calls ENVELOPE (RFC 9051 §7.5.2), which is not the envelope of SMTP. Octets as they
 * stand, unfolded, one a character (latin1), not decoded; `null` where the header has none; bounded.
 */
export interface HeaderEnvelope {
  readonly date: string | null
  readonly subject: string | null
  readonly from: readonly EnvelopeAddress[] | null
  /** As `from` when absent or empty; so is `replyTo`. */
  readonly sender: readonly EnvelopeAddress[] | null
  readonly replyTo: readonly EnvelopeAddress[] | null
  readonly to: readonly EnvelopeAddress[] | null
  readonly cc: readonly EnvelopeAddress[] | null
  readonly bcc: readonly EnvelopeAddress[] | null
  readonly inReplyTo: string | null
  readonly messageId: string | null
}

/**
 * Name in lower case, and value as octets, one a character (latin1). Continuations (RFC 2231 §3) are joined; what has a
 * charset (§4) stands under `name*` in one piece: `utf-8''%e2%82%ac`.
 */
export type Parameter = readonly [name: string, value: string]

export interface Disposition {
  /** `inline`, `attachment` or another token, lower case. */
  readonly type: string
  readonly parameters: readonly Parameter[]
}

/**
 * A node of the MIME tree (RFC 2045, RFC 2046) as IMAP describes it (BODYSTRUCTURE, RFC 9051 §7.5.2), and where it
 * stands. Texts are octets, one a character (latin1), unfolded, not decoded; bounded. A multipart has at least one child;
 * a message/rfc822 or message/global has one child, the message inside, and its envelope.
 */
export interface BodyPart {
  /** Media type, lower case. */
  readonly type: string
  readonly subtype: string
  readonly parameters: readonly Parameter[]
  /** Content-ID with its angle brackets. */
  readonly id: string | null
  readonly description: string | null
  /** Content-Transfer-Encoding, lower case; `7bit` when absent. */
  readonly encoding: string
  /** The header block with the empty line that ends it. */
  readonly header: ByteRange
  /** Begins where the header ends; its length is the part's size in octets, as encoded. */
  readonly body: ByteRange
  /** Line ends in the body; `null` unless it is text or an embedded message. */
  readonly lines: number | null
  readonly md5: string | null
  readonly disposition: Disposition | null
  /** Content-Language (RFC 3282). */
  readonly language: readonly string[]
  readonly location: string | null
  readonly envelope: HeaderEnvelope | null
  readonly children: readonly BodyPart[]
}

/** What sorts and threads go by (RFC 5256). */
export interface Threading {
  /** The base subject (§2.1), decoded; not folded. */
  readonly baseSubject: string
  /** Whether making the base subject took off what marks a reply or a forward. */
  readonly isReply: boolean
  /** The Date header in milliseconds since 1970; `null` when absent or unreadable. */
  readonly date: number | null
  /** Normalized, without angle brackets; `null` when absent or not valid. */
  readonly messageId: string | null
  /** Ids of the messages before this one, eldest first, normalized as `messageId` is; the last thousand. */
  readonly references: readonly string[]
}

/** What of a map can be asked for alone. */
export type MapField = Exclude<keyof MessageMap, 'warning'>

/** What a reader by IMAP asks of a message, as ranges of its octets. Taken once, after it was kept. */
export interface MessageMap {
  readonly envelope: HeaderEnvelope
  readonly structure: BodyPart
  readonly threading: Threading
  /** Start of the text, white space folded, at most 200 characters (RFC 8970). */
  readonly preview: string
  /** Why the message is shown as one leaf of plain text; `null` when it could be read. */
  readonly warning: string | null
}

/** Octets `start` up to, not including, `end` of the raw message. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** One header field in the order it stands (RFC 5322 §2.2). */
export interface HeaderField {
  /** As written, without the colon. */
  readonly name: string
  /** Unfolded, RFC 2047 words decoded, bounded in length. */
  readonly value: string
  /** The whole field with its line ends, in the raw message. */
  readonly range: ByteRange
}

/** One mailbox of an address header; a group is flattened into its members. */
export interface MailAddress {
  readonly name: string
  readonly address: string
}

/** A node of the MIME tree (RFC 2045, RFC 2046). */
export interface Part {
  /**
   * IMAP's section number (RFC 9051 §6.4.5.1): `1`, `2.1`; empty for the top when it is a multipart. A multipart that is
   * the whole of an embedded message has none of its own: it is that message's text, `2.TEXT`.
   */
  readonly section: string
  /** Position in a walk of the tree, from 0 for the message itself: the `{n}` of `/parts/{n}`. */
  readonly index: number
  /** `text/html`: lower case, without parameters. */
  readonly type: string
  /** Content-Type parameters, names in lower case, RFC 2231 decoded. */
  readonly parameters: Readonly<Record<string, string>>
  /** `inline`, `attachment` or another token; `null` when the part has none. */
  readonly disposition: string | null
  /** Decoded file name, from Content-Disposition or else Content-Type; `null` when there is none. Untrusted. */
  readonly filename: string | null
  /** Content-ID without its angle brackets. */
  readonly contentId: string | null
  /** Content-Transfer-Encoding, lower case; `7bit` when absent. */
  readonly encoding: string
  /** The part's header block, and its body as it stands (still encoded). */
  readonly header: ByteRange
  readonly body: ByteRange
  /** Octets after the transfer encoding is undone; `null` for multiparts that were taken apart. */
  readonly size: number | null
  /** SHA-256 of the decoded octets, lower-case hex; only on attachments. */
  readonly sha256: string | null
  /** Whether a reader would call it an attachment rather than the message's own text. */
  readonly attachment: boolean
  readonly children: readonly Part[]
}

/** Everything the views need of one message. Made off the main thread; total for any bytes at all. */
export interface Inspection {
  readonly headers: readonly HeaderField[]
  readonly subject: string
  readonly from: readonly MailAddress[]
  readonly sender: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly bcc: readonly MailAddress[]
  /** Milliseconds since 1970; `null` when absent or unreadable. */
  readonly date: number | null
  readonly messageId: string
  /** The message's own text: its text/plain parts joined; `null` when it has none. Bounded. */
  readonly text: string | null
  /** The message's own HTML as sent, decoded to Unicode, nothing else changed; `null` when it has none. Bounded. */
  readonly html: string | null
  readonly structure: Part
  /** What was odd or which limit stopped the reading, in words. */
  readonly warnings: readonly string[]
}

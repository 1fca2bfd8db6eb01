/** A mailbox of an address header. */
export interface MailAddress {
  /** Display name, decoded; may be empty. */
  readonly name: string
  readonly address: string
}

/** What a link is for; `other` where neither its words nor its address say so. */
export type LinkKind = 'verify' | 'reset' | 'magic' | 'invite' | 'unsubscribe' | 'other'

/** An address that a reader of the mail can follow. */
export interface MailLink {
  readonly url: string
  /** What the link shows; in plain text the words before it. May be empty. */
  readonly text: string
  /** All that it shows where the address stands several times; the first is `text`. */
  readonly texts: readonly string[]
  readonly kind: LinkKind
}

/** A code that the reader is to type somewhere, once. */
export interface MailCode {
  /** In ASCII, without what groups it: `123456`. */
  readonly value: string
  /** As it stands in the mail: `123 456`. */
  readonly written: string
}

/** A file that came with the mail. */
export interface MailAttachment {
  /** Decoded file name, may be empty. */
  readonly name: string
  /** Media type as declared. */
  readonly type: string
  /** Octets, decoded. */
  readonly size: number
  /** Content-ID without angle brackets; `null` where it has none. */
  readonly cid: string | null
  /** Its octets, decoded. */
  content(): Promise<Uint8Array>
}

/** What the SMTP client said around the mail, kept apart from its headers. */
export interface MailEnvelope {
  /** Reverse-path of MAIL FROM; empty for the null sender; `null` when it did not come by SMTP. */
  readonly from: string | null
  /** Recipients of RCPT TO: who really gets it. */
  readonly to: readonly string[]
}

/** A field of the header, decoded. */
export interface MailHeader {
  readonly name: string
  readonly value: string
}

/** All that a mail is made of. */
export interface MailFields {
  /** Its id on the server. */
  readonly id: string
  /** The store's one number, which only grows. */
  readonly seq: number
  /** The name of the inbox that it is in. */
  readonly inbox: string
  readonly subject: string
  readonly from: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** Those of the field `Bcc`, and recipients of the envelope that no field names. */
  readonly bcc: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  readonly envelope: MailEnvelope
  /** When it was received. */
  readonly receivedAt: Date
  /** Its own plain text; `null` when it has none. */
  readonly text: string | null
  /** Its own HTML as sent; `null` when it has none. */
  readonly html: string | null
  /** Every field of the header, decoded, in its order. */
  readonly headers: readonly MailHeader[]
  readonly attachments: readonly MailAttachment[]
  readonly links: readonly MailLink[]
  readonly codes: readonly MailCode[]
  /** Where a person can look at it. */
  readonly url: string
}

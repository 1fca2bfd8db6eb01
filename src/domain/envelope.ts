/** Parameters of MAIL or RCPT as given, keyword in upper case; `true` where there was no value (RFC 5321 §4.1.1.11). */
export type EsmtpParameters = Readonly<Record<string, string | true>>

export interface EnvelopeRecipient {
  readonly address: string
  /** DSN: NOTIFY, ORCPT (RFC 3461 §4). */
  readonly parameters: EsmtpParameters
}

/** What the client said around the message, kept apart from its headers (RFC 5321 §2.3.1). */
export interface Envelope {
  /** The reverse-path; empty for the null sender. `null` when the message did not come by SMTP or LMTP. */
  readonly from: string | null
  /** SIZE, BODY, SMTPUTF8; DSN: RET, ENVID. */
  readonly parameters: EsmtpParameters
  readonly to: readonly EnvelopeRecipient[]
}

/** The envelope of a message that came without one. */
export const NO_ENVELOPE: Envelope = { from: null, parameters: {}, to: [] }

import type { SmtpLimits } from './limits.ts'

/** How the SMTP and LMTP listeners behave. */
export interface SmtpSettings {
  /** The name in the greeting and in the answer to EHLO. */
  readonly hostname: string
  readonly auth: 'optional' | 'required'
  /** Refuses what a strict server refuses: bare CR and LF, addresses against RFC 5321's grammar. */
  readonly strict: boolean
  /** Whether any client may use XCLIENT to say whom it speaks for. */
  readonly xclient: boolean
  /** Octets. */
  readonly maxMessageSize: number
  /** Certificate and key in PEM; without them no listener can speak TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Refuses AUTH and mail on a connection without TLS (RFC 4954 §4, RFC 3207 §4). */
  readonly requireTls: boolean
  /** Whether clients that speak before the greeting are refused (RFC 5321 §3.1). */
  readonly refuseEarlyTalkers: boolean
  readonly limits?: Partial<SmtpLimits>
}

/** The settings as one listener's sessions see them. */
export interface ListenerSettings extends SmtpSettings {
  readonly limits: SmtpLimits
  readonly lmtp: boolean
  readonly starttls: boolean
}

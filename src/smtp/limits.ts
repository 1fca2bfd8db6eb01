import { type AdmissionLimits, DEFAULT_ADMISSION } from '../wire/admission.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const KIB = 1024

/** Every bound of an SMTP session. Sizes are octets, times milliseconds. */
export interface SmtpLimits extends AdmissionLimits {
  /** A command line with its end (RFC 5321 §4.5.3.1.4 asks for 512 and more with extensions). */
  readonly line: number
  /** AUTH and its continuation lines (RFC 4954 §4). */
  readonly authLine: number
  /** How much of a line that is too long is read before the connection is closed. */
  readonly drainedLine: number
  /** Errors before each further one is answered after `errorDelayMs`. */
  readonly softErrors: number
  readonly errorDelayMs: number
  /** Errors before the connection is closed with 421. */
  readonly hardErrors: number
  /** Commands that bring no mail on (NOOP, RSET, VRFY, HELP) before each counts as an error. */
  readonly junk: number
  /** Failed logins of one connection before it is closed with 421. */
  readonly authFailures: number
  /** Recipients of one message (RFC 5321 §4.5.3.1.8 asks for 100 at least). */
  readonly recipients: number
  /** Inboxes that the recipients of one message may name: each gets a copy. */
  readonly inboxes: number
  /** Waiting for the next command (RFC 5321 §4.5.3.2.7 asks for five minutes). */
  readonly idleMs: number
  /** A whole message from DATA to its end. */
  readonly dataMs: number
  /** Message octets a second that a client must bring, on average over `rateWindowMs`. */
  readonly dataRate: number
  readonly rateWindowMs: number
  /** How long a client may read none of our replies. */
  readonly stallMs: number
  /** TLS handshake. */
  readonly handshakeMs: number
}

/** HOSTILE §2. */
export const DEFAULT_LIMITS: SmtpLimits = {
  ...DEFAULT_ADMISSION,
  line: 2 * KIB,
  authLine: 12 * KIB,
  drainedLine: KIB * KIB,
  softErrors: 10,
  errorDelayMs: 200,
  hardErrors: 20,
  junk: 100,
  authFailures: 10,
  recipients: 1000,
  inboxes: 100,
  idleMs: 5 * MINUTE,
  dataMs: 10 * MINUTE,
  dataRate: 500,
  rateWindowMs: MINUTE,
  stallMs: MINUTE,
  handshakeMs: 10 * SECOND,
}

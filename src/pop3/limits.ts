import { type AdmissionLimits, DEFAULT_ADMISSION } from '../wire/admission.ts'
import type { PeerLimits } from '../wire/peer.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const KIB = 1024

/** Every bound of a POP3 session. Sizes are octets, times milliseconds. */
export interface Pop3Limits extends AdmissionLimits, PeerLimits {
  /** A command line with its end (RFC 2449 §4). */
  readonly line: number
  /** AUTH and its continuation lines (RFC 5034 §4). */
  readonly authLine: number
  /** Waiting for the next command after login (RFC 1939 §3 asks for ten minutes at least), and before it. */
  readonly idleMs: number
  readonly loginMs: number
  /** Commands in a row that are wrong before the connection is closed. */
  readonly wrongCommands: number
  /** Verbs in a row that nobody knows, before login: the client speaks something else (HOSTILE P15). */
  readonly unknownVerbs: number
  /** Failed logins of one connection before it is closed. */
  readonly failedLogins: number
}

/** HOSTILE §2. */
export const DEFAULT_LIMITS: Pop3Limits = {
  ...DEFAULT_ADMISSION,
  line: 255,
  authLine: 12 * KIB,
  drainedLine: KIB * KIB,
  idleMs: 10 * MINUTE,
  loginMs: 3 * MINUTE,
  wrongCommands: 10,
  unknownVerbs: 3,
  failedLogins: 10,
  stallMs: MINUTE,
  handshakeMs: 10 * SECOND,
}

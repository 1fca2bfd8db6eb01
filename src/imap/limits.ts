import { type AdmissionLimits, DEFAULT_ADMISSION } from '../wire/admission.ts'
import type { InflateLimits } from '../wire/compression.ts'
import type { PeerLimits } from '../wire/peer.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const KIB = 1024
const MIB = KIB * KIB

/** What a command may hold. Sizes are octets. */
export interface CommandLimits {
  /** One line of a command with its end, and all lines together: those before a message are read again at each. */
  readonly line: number
  readonly text: number
  /** One literal that is no message, all of them together, and how many there are with those that are. */
  readonly literal: number
  readonly literals: number
  readonly literalCount: number
}

/** Every bound of an IMAP session. Sizes are octets, times milliseconds. */
export interface ImapLimits extends AdmissionLimits, PeerLimits, InflateLimits {
  readonly beforeLogin: CommandLimits
  readonly afterLogin: CommandLimits
  /**
   * A literal beyond all bounds that is still read to its end, when the client sends it without asking (RFC 7888 §4); of a
   * message it is so many times the largest one.
   */
  readonly drainedLiteral: number
  readonly drainedMessages: number
  /** One line of an AUTHENTICATE exchange (RFC 4954 §4 has 12 288). */
  readonly authLine: number
  /** Waiting for the next command (RFC 9051 §5.4 asks for thirty minutes at least), and before login. */
  readonly idleMs: number
  readonly loginMs: number
  /** A client that waits to be told of changes hears from us as often as this. */
  readonly keepAliveMs: number
  /** How often the client of a command that takes long is told how far it is (RFC 9585 §4). */
  readonly progressMs: number
  /** Between two times that such a client is told of changes: those of one rush are told together. */
  readonly coalesceMs: number
  /** How long the next octets of a literal may take. */
  readonly literalMs: number
  /** Commands in a row that are wrong before the connection is closed. */
  readonly wrongCommands: number
  /** Failed logins of one connection before it is closed. */
  readonly failedLogins: number
}

/** Octets of all messages that one command brings, in largest ones. */
export const MESSAGES_TOGETHER = 20

/** HOSTILE §2. */
export const DEFAULT_LIMITS: ImapLimits = {
  ...DEFAULT_ADMISSION,
  beforeLogin: { line: 8 * KIB, text: 16 * KIB, literal: 4 * KIB, literals: 16 * KIB, literalCount: 10 },
  afterLogin: { line: 64 * KIB, text: 256 * KIB, literal: 100 * KIB, literals: MIB, literalCount: 1000 },
  authLine: 12 * KIB,
  drainedLiteral: MIB,
  drainedMessages: 4,
  drainedLine: MIB,
  idleMs: 30 * MINUTE,
  loginMs: 3 * MINUTE,
  keepAliveMs: 2 * MINUTE,
  progressMs: 10 * SECOND,
  coalesceMs: 50,
  literalMs: 5 * MINUTE,
  wrongCommands: 10,
  failedLogins: 10,
  inflated: 16 * MIB,
  inflatedRatio: 100,
  inflatedFloor: 256 * KIB,
  stallMs: MINUTE,
  handshakeMs: 10 * SECOND,
}

import type { SessionFailure } from '../domain/session.ts'
import { DomainError, type Trouble } from '../domain/trouble.ts'

/** Response codes (RFC 2449 §8, RFC 3206 §4, RFC 6856 §5). */
export type ResponseCode = 'IN-USE' | 'LOGIN-DELAY' | 'AUTH' | 'SYS/TEMP' | 'SYS/PERM' | 'UTF8'

/** How the client is at fault; what it could not know is none. */
export type Fault = 'unknown-verb' | 'wrong-command' | 'failed-login'

/** One response: a line, and for some commands what follows it until the line with a dot. */
export interface Reply {
  readonly ok: boolean
  readonly code?: ResponseCode
  readonly text: string
  /** Lines without their ends. None begins with a dot. */
  readonly lines?: Iterable<string>
  /** A message: dots stuffed, CRLF at its end. */
  readonly message?: AsyncIterable<Uint8Array>
  readonly fault?: Fault
  /** The connection is closed after it, and the session says that this is how it ended. */
  readonly ending?: string
  /** What the session has failed by, when that is no good end. */
  readonly failure?: SessionFailure
}

export function ok(text: string, more: Pick<Reply, 'lines' | 'message' | 'ending'> = {}): Reply {
  return { ok: true, text, ...more }
}

export function err(text: string, code?: ResponseCode): Reply {
  return code === undefined ? { ok: false, text } : { ok: false, text, code }
}

/** What the client said is wrong: enough of it closes the connection. */
export function wrong(text: string, fault: Fault = 'wrong-command'): Reply {
  return { ok: false, text, fault }
}

/** Most octets of a response's first line, its end counted (RFC 2449 §4). */
const LONGEST = 512

/** The first line as it goes over the wire, without its end: printable ASCII, so nothing can split it. */
export function formatReply({ ok, code, text }: Reply): string {
  // An opening bracket would be read as a response code (RFC 2449 §8).
  const words = text.replace(/[^\u0020-\u007e]/g, ' ').replace(/^\[/, '(')
  return `${ok ? '+OK' : '-ERR'} ${code === undefined ? '' : `[${code}] `}${words}`.slice(0, LONGEST - 2)
}

/** What each expected failure is for a POP3 client. Its text is the trouble's own message. */
const CODES = {
  'wrong-credentials': 'AUTH',
  'bad-inbox-name': 'AUTH',
  'too-many-failures': 'AUTH',
  'disk-full': 'SYS/TEMP',
  'store-busy': 'SYS/TEMP',
  'store-failed': 'SYS/TEMP',
  'search-timeout': 'SYS/TEMP',
  'shutting-down': 'SYS/TEMP',
  'store-damaged': 'SYS/PERM',
  'too-large': 'SYS/PERM',
  'parsing-stopped': 'SYS/PERM',
  'no-such-inbox': 'SYS/PERM',
  'no-such-mailbox': 'SYS/PERM',
  'inbox-exists': 'SYS/PERM',
  'mailbox-exists': 'SYS/PERM',
  'bad-mailbox-name': 'SYS/PERM',
  'too-many-entries': 'SYS/PERM',
  'bad-query': 'SYS/PERM',
  'cannot-compose': 'SYS/PERM',
  'no-such-message': undefined,
  'no-such-part': undefined,
  'no-such-session': undefined,
} as const satisfies Record<Trouble, ResponseCode | undefined>

/** The reply to any failure: the trouble's own, or the one that says nothing of our inside. */
export function replyTo(error: unknown): Reply {
  if (!(error instanceof DomainError)) return err('Internal error, nothing was changed', 'SYS/TEMP')
  return err(error.message, CODES[error.trouble])
}

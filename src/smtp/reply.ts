import type { SessionFailure } from '../domain/session.ts'
import { DomainError, type Trouble } from '../domain/trouble.ts'

/** One reply: code, enhanced status code (RFC 2034, RFC 3463) or none, text of one or more lines. */
export interface Reply {
  readonly code: number
  readonly status?: string
  readonly text: string | readonly string[]
  /** The transcript keeps its code only. */
  readonly secret?: boolean
  /** The connection is closed after it, and the session says that this is how it ended. */
  readonly ending?: string
  /** What the session has failed by, when that is no good end. */
  readonly failure?: SessionFailure
}

export function reply(code: number, status: string, text: string | readonly string[]): Reply {
  return { code, status, text }
}

/** 421 and the end of the session. */
export function goodbye(status: string, text: string, ending: string): Reply {
  return { code: 421, status, text, ending }
}

/** The lines as they go over the wire, without the last CRLF: printable ASCII (RFC 5321 §4.2), so nothing can split them. */
export function formatReply({ code, status, text }: Reply): string {
  const lines = typeof text === 'string' ? [text] : text
  const prefix = status === undefined ? '' : `${status} `
  return lines
    .map((line, index) => {
      const separator = index < lines.length - 1 ? '-' : ' '
      return `${code}${separator}${prefix}${line.replace(/[^\u0020-\u007e]/g, ' ')}`
    })
    .join('\r\n')
}

type Answer = readonly [code: number, status: string]

const MAIL_SYSTEM: Answer = [451, '4.3.0']
const BAD_REQUEST: Answer = [554, '5.6.0']

/** What each expected failure is for an SMTP client (HOSTILE DUR-3). Its text is the trouble's own message. */
const ANSWERS = {
  'disk-full': [452, '4.3.1'],
  'store-busy': MAIL_SYSTEM,
  'store-failed': MAIL_SYSTEM,
  'store-damaged': MAIL_SYSTEM,
  'search-timeout': MAIL_SYSTEM,
  'shutting-down': [421, '4.3.2'],
  'too-large': [552, '5.3.4'],
  'bad-inbox-name': [535, '5.7.8'],
  'wrong-credentials': [535, '5.7.8'],
  'too-many-failures': [421, '4.7.0'],
  'no-such-inbox': [550, '5.1.1'],
  'no-such-mailbox': [550, '5.1.1'],
  'no-such-message': BAD_REQUEST,
  'no-such-part': BAD_REQUEST,
  'no-such-session': BAD_REQUEST,
  'inbox-exists': BAD_REQUEST,
  'mailbox-exists': BAD_REQUEST,
  'bad-mailbox-name': BAD_REQUEST,
  'too-many-entries': BAD_REQUEST,
  'bad-query': BAD_REQUEST,
  'cannot-compose': BAD_REQUEST,
  'parsing-stopped': BAD_REQUEST,
} as const satisfies Record<Trouble, Answer>

/** The reply to any failure: the trouble's own, or the one that says nothing of our inside. */
export function replyTo(error: unknown): Reply {
  if (!(error instanceof DomainError)) return reply(451, '4.3.0', 'Internal error, nothing was kept')
  const [code, status] = ANSWERS[error.trouble]
  const answer = reply(code, status, error.message)
  if (code !== 421) return answer
  const ending = { ...answer, ending: error.trouble }
  return error.trouble === 'shutting-down' ? ending : { ...ending, failure: 'login' }
}

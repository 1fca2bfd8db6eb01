import type { SessionFailure } from '../domain/session.ts'
import { DomainError, type Trouble } from '../domain/trouble.ts'
import { formatGrammarCode } from './format/grammar-code.ts'
import type { Wire } from './format/strings.ts'
import { GrammarError } from './grammar/grammar-error.ts'

/** How a command ends: its tagged response (RFC 9051 §7.1). */
export interface Answer {
  readonly status: 'OK' | 'NO' | 'BAD'
  /** What stands in the brackets. */
  readonly code?: Wire
  /** Printable ASCII, and never empty: some clients need a word behind the code. */
  readonly text: string
  /** Why the connection is closed behind it, for the record. */
  readonly ending?: string
  /** What the session has failed by, when that is no good end. */
  readonly failure?: SessionFailure
  /** What follows once it has gone out: TLS, compression. */
  readonly after?: () => Promise<void> | void
}

export function ok(text: string, code?: Wire): Answer {
  return answer('OK', text, code)
}

/** The command is understood and cannot be done. */
export function no(text: string, code?: Wire): Answer {
  return answer('NO', text, code)
}

/** The command is wrong. */
export function bad(text: string, code: Wire = 'CLIENTBUG'): Answer {
  return answer('BAD', text, code)
}

function answer(status: Answer['status'], text: string, code: Wire | undefined): Answer {
  return code === undefined ? { status, text } : { status, code, text }
}

/** Thrown where a command cannot be done, with what is to be answered. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(answer.text)
    this.name = 'Refusal'
    this.answer = answer
  }
}

/** RFC 9051 §7.1, RFC 5530 §3 */
const CODES = {
  'no-such-inbox': 'NONEXISTENT',
  'no-such-mailbox': 'NONEXISTENT',
  'no-such-message': 'NONEXISTENT',
  'no-such-part': 'NONEXISTENT',
  'no-such-session': 'NONEXISTENT',
  'inbox-exists': 'ALREADYEXISTS',
  'mailbox-exists': 'ALREADYEXISTS',
  'bad-inbox-name': 'AUTHENTICATIONFAILED',
  'bad-mailbox-name': 'CANNOT',
  'bad-query': 'CANNOT',
  'too-large': 'TOOBIG',
  'too-many-entries': 'LIMIT',
  'cannot-compose': 'CANNOT',
  'wrong-credentials': 'AUTHENTICATIONFAILED',
  'too-many-failures': 'AUTHENTICATIONFAILED',
  'disk-full': 'OVERQUOTA',
  'store-busy': 'UNAVAILABLE',
  'store-failed': 'UNAVAILABLE',
  'store-damaged': 'CORRUPTION',
  'search-timeout': 'LIMIT',
  'parsing-stopped': 'LIMIT',
  'shutting-down': 'UNAVAILABLE',
} as const satisfies Record<Trouble, string>

/** Texts without the name that the store has: the client may know another spelling of it. */
const TEXTS: Readonly<Partial<Record<Trouble, string>>> = {
  'no-such-mailbox': 'There is no such mailbox',
  'mailbox-exists': 'There is such a mailbox already',
}

/** The answer to a command that failed; what is no expected failure is ours, and the client learns no more of it. */
export function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer
  if (error instanceof GrammarError)
    return { status: error.answer, code: formatGrammarCode(error), text: error.message }
  if (error instanceof DomainError)
    return no(TEXTS[error.trouble] ?? oneLine(error.message), CODES[error.trouble])
  return no('Internal error', 'SERVERBUG')
}

/** Messages name what the client named, which may be anything. */
function oneLine(text: string): Wire {
  return text.replace(/[^\x20-\x7e]/g, '?')
}

import type { SessionFailure } from '../domain/session.ts'
import { type Answer, bad, no } from './answer.ts'
import type { Collected } from './collector.ts'
import { readSpoken } from './dispatch.ts'
import type { Dialect } from './grammar/cursor.ts'

/** What a session does where no command came that could be run. */
export type Reaction =
  | { readonly kind: 'answer'; readonly tag: string; readonly answer: Answer }
  /** BYE, and the end. */
  | {
      readonly kind: 'farewell'
      readonly text: string
      readonly ending: string
      readonly failure?: SessionFailure
    }
  /** Nobody is there to be told. */
  | { readonly kind: 'silence'; readonly ending: string }

interface Circumstances {
  readonly dialect: Dialect
  /** Whether somebody is logged in. */
  readonly inside: boolean
  /** Whether the inbox of the login has another name now. */
  readonly renamed: boolean
}

export function reactionTo(
  mishap: Exclude<Collected, { kind: 'command' }>,
  { dialect, inside, renamed }: Circumstances,
): Reaction {
  switch (mishap.kind) {
    case 'too-big':
      // Whoever does not wait to be asked sends it all the same: nobody reads that.
      if (mishap.over) return farewell('[TOOBIG] The literal is too large', 'literal too large', 'mistakes')
      return {
        kind: 'answer',
        tag: readSpoken(mishap.fragments, dialect).tag,
        answer: no('A literal is too large, or there are too many', 'TOOBIG'),
      }
    case 'unasked':
      return {
        kind: 'answer',
        tag: readSpoken(mishap.fragments, dialect).tag,
        answer: bad('There is no LITERAL+ here, wait to be asked for a literal'),
      }
    case 'bare-lf':
      return { kind: 'answer', tag: '*', answer: bad('A line ends with CRLF, not with a bare LF') }
    case 'too-long':
      if (mishap.endless) return farewell('[LIMIT] The line has no end', 'line without end', 'mistakes')
      return { kind: 'answer', tag: '*', answer: bad('Line too long') }
    case 'idle':
      return farewell('Nothing came for too long', inside ? 'idle' : 'idle before login')
    case 'shutdown':
      if (renamed) return farewell('The inbox has another name now, log in with that', 'inbox renamed')
      return farewell('[UNAVAILABLE] Shutting down', 'server shut down')
    case 'end':
      return { kind: 'silence', ending: 'client disconnected without LOGOUT' }
  }
}

function farewell(text: string, ending: string, failure?: SessionFailure): Reaction {
  return { kind: 'farewell', text, ending, ...(failure && { failure }) }
}

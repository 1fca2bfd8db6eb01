import type { Query } from '../query.ts'
import { DomainError } from '../trouble.ts'
import { Grammar } from './grammar.ts'
import { tokens } from './lexer.ts'

const LONGEST = 1024

/**
 * A search as a person types it: words and `"phrases"` that must all be found, operators (see `operators.ts`), `-` or
 * `NOT` before a term, `OR` between two, parentheses. A search of nothing but white space matches every message.
 *
 * @param now what `1h` ago counts from; milliseconds since 1970
 * @throws DomainError `bad-query`, with the spot and what to write instead: also beyond 1 KiB or 50 terms
 */
export function parseSearch(text: string, now: number = Date.now()): Query {
  const octets = Buffer.byteLength(text)
  if (octets > LONGEST) {
    const message = `Bad search: it has ${octets} octets, at most ${LONGEST} are allowed: leave some terms out.`
    throw new DomainError('bad-query', message)
  }
  return new Grammar(tokens(text), now).read()
}

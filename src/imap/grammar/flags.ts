import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readList } from './lists.ts'
import { BACKSLASH, CLOSE_BRACKET } from './octets.ts'
import { readAtom } from './strings.ts'

/** The system flags as they are written (RFC 9051 §2.3.2). */
const SYSTEM_FLAGS: ReadonlyMap<string, string> = new Map(
  ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft', '\\Recent'].map((flag) => [
    flag.toUpperCase(),
    flag,
  ]),
)

/**
 * flag: a system flag as the RFC writes it, any other as the client did. Whether there is a `\Foo` and who may set
 * `\Recent` is not for the grammar to say.
 */
export function readFlag(cursor: Cursor): string {
  if (!cursor.takes(BACKSLASH)) return readKeyword(cursor)
  const flag = `\\${readAtom(cursor, 'the name of a flag')}`
  return SYSTEM_FLAGS.get(flag.toUpperCase()) ?? bounded(flag)
}

/** flag-keyword */
export function readKeyword(cursor: Cursor): string {
  refuseOdd(cursor)
  const keyword = readAtom(cursor, 'a flag')
  refuseOdd(cursor)
  return bounded(keyword)
}

/** flag-list */
export function readFlagList(cursor: Cursor): string[] {
  return readList(cursor, readFlag, { empty: true, most: GRAMMAR_LIMITS.flags })
}

/** use-attr (RFC 6154 §6): `\Sent`, as the client wrote it. */
export function readUseAttribute(cursor: Cursor): string {
  cursor.expect(BACKSLASH)
  return bounded(`\\${readAtom(cursor, 'a special use')}`)
}

/** Clients take such octets for part of a keyword: they are told that it can't be had (I28). */
function refuseOdd(cursor: Cursor): void {
  const octet = cursor.peek()
  if (octet === CLOSE_BRACKET || (octet !== undefined && octet >= 0x80))
    throw new GrammarError('A keyword is made of ASCII without specials', 'CANNOT')
}

function bounded(flag: string): string {
  if (flag.length > GRAMMAR_LIMITS.keyword)
    throw new GrammarError(`A flag has more than ${GRAMMAR_LIMITS.keyword} octets`, 'LIMIT')
  return flag
}

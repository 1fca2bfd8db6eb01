import { isUtf8 } from 'node:buffer'
import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { ASTRING_CHAR, ATOM_CHAR, BACKSLASH, QUOTE } from './octets.ts'

const CR = 0x0d
const LF = 0x0a

/** atom */
export function readAtom(cursor: Cursor, what = 'an atom'): string {
  return cursor.run(ATOM_CHAR) || cursor.fail(what)
}

/** quoted, with UTF-8 in it as RFC 6855 §3 and RFC 9051 §4.3 have it. */
export function readQuoted(cursor: Cursor): Buffer {
  cursor.expect(QUOTE)
  const text = cursor.text
  const pieces: Buffer[] = []
  let from = 0
  let at = 0
  for (; text[at] !== QUOTE; at++) {
    const octet = text[at]
    if (octet === undefined) throw new GrammarError('A quoted string has no end')
    if (octet === 0 || octet === CR || octet === LF)
      throw new GrammarError('A quoted string holds CR, LF or NUL')
    if (octet !== BACKSLASH) continue
    pieces.push(text.subarray(from, at))
    from = ++at
    if (text[at] !== QUOTE && text[at] !== BACKSLASH)
      throw new GrammarError('Only a quote or a backslash may follow a backslash in a quoted string')
  }
  pieces.push(text.subarray(from, at))
  cursor.skip(at + 1)
  const octets = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
  if (!isUtf8(octets)) throw new GrammarError('A quoted string is not UTF-8')
  return octets
}

/** string */
export function readString(cursor: Cursor, what = 'a string'): Buffer {
  if (cursor.peek() === QUOTE) return readQuoted(cursor)
  const literal = cursor.literal
  if (literal === undefined) return cursor.fail(what)
  if (literal.binary || !('literal' in literal))
    throw new GrammarError(`Expected ${what} that is no literal8`)
  if (literal.literal.includes(0)) throw new GrammarError('Only a literal8 may hold NUL')
  cursor.skipLiteral()
  return literal.literal
}

/** astring */
export function readAstring(cursor: Cursor, what = 'an atom or a string'): Buffer {
  const octets = cursor.run(ASTRING_CHAR)
  return octets === '' ? readString(cursor, what) : Buffer.from(octets, 'latin1')
}

/** nstring: `null` for NIL */
export function readNstring(cursor: Cursor): Buffer | null {
  return cursor.takesWord('NIL') ? null : readString(cursor, 'a string or NIL')
}

/** An astring that is text. */
export function readText(cursor: Cursor, what?: string): string {
  return asText(readAstring(cursor, what))
}

/** @throws GrammarError unless the octets are UTF-8 */
export function asText(octets: Buffer): string {
  if (!isUtf8(octets)) throw new GrammarError('A string is not UTF-8')
  return octets.toString()
}

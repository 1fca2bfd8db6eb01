import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { DIGIT, ZERO } from './octets.ts'

const LARGEST = 4_294_967_295
const LARGEST_64 = '9223372036854775807'

/** number */
export function readNumber(cursor: Cursor, what = 'a number'): number {
  const value = Number(digits(cursor, what))
  if (value > LARGEST) throw new GrammarError(`A number is above ${LARGEST}`)
  return value
}

/** nz-number */
export function readNzNumber(cursor: Cursor, what = 'a number from 1'): number {
  notZero(cursor, what)
  return readNumber(cursor, what)
}

/** number64. Above 2^53 - 1 it is that: nothing here counts so far. */
export function readNumber64(cursor: Cursor, what = 'a number'): number {
  const significant = digits(cursor, what).replace(/^0+(?=.)/, '')
  const longer = significant.length - LARGEST_64.length
  if (longer > 0 || (longer === 0 && significant > LARGEST_64))
    throw new GrammarError(`A number is above ${LARGEST_64}`)
  return Math.min(Number(significant), Number.MAX_SAFE_INTEGER)
}

/** nz-number64 */
export function readNzNumber64(cursor: Cursor, what = 'a number from 1'): number {
  notZero(cursor, what)
  return readNumber64(cursor, what)
}

/** mod-sequence-value (RFC 7162 §7) */
export function readModSequence(cursor: Cursor): number {
  return readModSequenceOrZero(cursor) || cursor.fail('a mod-sequence from 1')
}

/** mod-sequence-valzer (RFC 7162 §7) */
export function readModSequenceOrZero(cursor: Cursor): number {
  return readNumber64(cursor, 'a mod-sequence')
}

function digits(cursor: Cursor, what: string): string {
  return cursor.run(DIGIT) || cursor.fail(what)
}

function notZero(cursor: Cursor, what: string): void {
  if (cursor.peek() === ZERO) cursor.fail(what)
}

import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { COLON, DIGIT, LETTER, MINUS, PLUS, QUOTE, SPACE } from './octets.ts'

/** A moment and the zone it is told in. */
export interface ZonedTime {
  readonly at: Date
  /** Minutes east of Greenwich. */
  readonly zone: number
}

/** The months as they are written. */
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

const NUMBERS: ReadonlyMap<string, number> = new Map(MONTHS.map((name, at) => [name.toUpperCase(), at]))
const MINUTE = 60_000

/** date: a day without time and zone, as `2026-02-01`. */
export function readDate(cursor: Cursor): string {
  const quoted = cursor.takes(QUOTE)
  const day = readNumberOf(cursor, [1, 2], 'a day')
  const { year, month } = readMonthAndYear(cursor)
  if (quoted) cursor.expect(QUOTE)
  return new Date(dayOf(year, month, day)).toISOString().slice(0, 10)
}

/** date-time (RFC 9051 §9): `" 1-Feb-2026 09:00:00 +0100"`. */
export function readDateTime(cursor: Cursor): ZonedTime {
  cursor.expect(QUOTE)
  const day = cursor.takes(SPACE) ? readNumberOf(cursor, [1], 'a day') : readNumberOf(cursor, [2], 'a day')
  const { year, month } = readMonthAndYear(cursor)
  cursor.space()
  const time = readTime(cursor)
  cursor.space()
  const zone = readZone(cursor)
  cursor.expect(QUOTE)
  return { at: new Date(dayOf(year, month, day) + time - zone * MINUTE), zone }
}

function readMonthAndYear(cursor: Cursor): { readonly year: number; readonly month: number } {
  cursor.expect(MINUS)
  const month = NUMBERS.get(cursor.run(LETTER).toUpperCase()) ?? cursor.fail('a month')
  cursor.expect(MINUS)
  return { year: readNumberOf(cursor, [4], 'a year'), month }
}

function readTime(cursor: Cursor): number {
  const hours = readNumberOf(cursor, [2], 'an hour')
  cursor.expect(COLON)
  const minutes = readNumberOf(cursor, [2], 'a minute')
  cursor.expect(COLON)
  const seconds = readNumberOf(cursor, [2], 'a second')
  // 60 is a leap second.
  if (hours > 23 || minutes > 59 || seconds > 60) throw new GrammarError('There is no such time of day')
  return (hours * 60 + minutes) * MINUTE + seconds * 1_000
}

function readZone(cursor: Cursor): number {
  const west = cursor.takes(MINUS)
  if (!west) cursor.expect(PLUS)
  const digits = readNumberOf(cursor, [4], 'a zone')
  const hours = Math.floor(digits / 100)
  const minutes = digits % 100
  if (hours > 23 || minutes > 59) throw new GrammarError('There is no such zone')
  const zone = hours * 60 + minutes
  return west && zone > 0 ? -zone : zone
}

function readNumberOf(cursor: Cursor, lengths: readonly number[], what: string): number {
  const digits = cursor.run(DIGIT)
  return lengths.includes(digits.length) ? Number(digits) : cursor.fail(what)
}

/** @returns milliseconds since 1970 at the day's beginning in UTC */
function dayOf(year: number, month: number, day: number): number {
  // Date.UTC takes years below 100 for those of the last century.
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day)
    throw new GrammarError('There is no such day')
  return date.getTime()
}

import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { readNzNumber } from './numbers.ts'
import { COLON, COMMA, DOLLAR, MINUS, STAR } from './octets.ts'

/** seq-number: `*` is the highest in use. */
export type SetNumber = number | '*'

/** A seq-range as the client wrote it, in either order; a single number is both its ends. */
export interface SetRange {
  readonly from: SetNumber
  readonly to: SetNumber
}

/** sequence-set: `$` is the result of the last SEARCH (RFC 5182 §2.1). Never expanded (I12). */
export type SequenceSet = '$' | readonly SetRange[]

/** All numbers from the first to the second, both counted; the first is never the greater. */
export type NumberRange = readonly [first: number, last: number]

/** sequence-set */
export function readSequenceSet(cursor: Cursor): SequenceSet {
  return cursor.takes(DOLLAR) ? '$' : readRanges(cursor, readSetNumber)
}

/** uid-set, and a sequence-set where neither `*` nor `$` is allowed (RFC 7162 §7). */
export function readUidSet(cursor: Cursor): readonly NumberRange[] {
  return readRanges(cursor, (at) => readNzNumber(at)).map(({ from, to }) => ordered(from, to))
}

/** seq-number */
export function readSetNumber(cursor: Cursor): SetNumber {
  return cursor.takes(STAR) ? '*' : readNzNumber(cursor, 'a number from 1 or *')
}

function readRanges<End extends SetNumber>(
  cursor: Cursor,
  readEnd: (cursor: Cursor) => End,
): { readonly from: End; readonly to: End }[] {
  const ranges: { readonly from: End; readonly to: End }[] = []
  do {
    const from = readEnd(cursor)
    ranges.push({ from, to: cursor.takes(COLON) ? readEnd(cursor) : from })
  } while (cursor.takes(COMMA))
  return ranges
}

/**
 * The ranges of a set in ascending order, none touching another. `5:*` with 3 as the highest is 3 to 5 (RFC 9051 §9).
 * @param highest what `*` stands for
 */
export function mergedRanges(set: readonly SetRange[], highest: number): readonly NumberRange[] {
  const valued = set.map(({ from, to }) => ordered(resolved(from, highest), resolved(to, highest)))
  valued.sort((one, other) => one[0] - other[0])
  const merged: [number, number][] = []
  for (const [first, last] of valued) {
    const before = merged.at(-1)
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else merged.push([first, last])
  }
  return merged
}

function resolved(number: SetNumber, highest: number): number {
  return number === '*' ? highest : number
}

function ordered(one: number, other: number): NumberRange {
  return one <= other ? [one, other] : [other, one]
}

/** partial-range: from 1 on counted from the first result, from -1 down from the last one (RFC 9394 §4). */
export interface PartialRange {
  /** As the client wrote them, in either order. Both have the same sign. */
  readonly from: number
  readonly to: number
}

/** partial-range of PARTIAL. */
export function readPartialRange(cursor: Cursor): PartialRange {
  const from = readPosition(cursor)
  cursor.expect(COLON)
  const to = readPosition(cursor)
  if (from < 0 !== to < 0) throw new GrammarError('A partial range counts from one end of the results')
  return { from, to }
}

function readPosition(cursor: Cursor): number {
  return cursor.takes(MINUS) ? -readNzNumber(cursor) : readNzNumber(cursor)
}

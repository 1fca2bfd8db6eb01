import { diffArrays, diffWordsWithSpace } from 'diff'
import { asText, type Field } from '../message/header-fields.ts'

/** A stretch of a line; `changed`: it is not on the other side. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** A line as it stands on one side. */
export interface SideLine {
  /** From 1. */
  readonly number: number
  readonly pieces: readonly Piece[]
}

/** Two lines beside each other; `null`: the other side has one line more here. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'removed' | 'added'
  readonly left: SideLine | null
  readonly right: SideLine | null
}

/** Lines that may differ before it is given up: the time grows with this and the length of the text (Myers 1986). */
const MOST_EDITS = 4_000
/** Milliseconds after which it is given up too. */
const LONGEST = 2_000
/** Characters of a line up to which its words are compared. */
const LONGEST_LINE = 2_000

/** The lines of two texts beside each other. @returns `null` when they are too long and too different to be compared */
export function diffRows(left: string, right: string): readonly DiffRow[] | null {
  return aligned(linesOf(left), linesOf(right), (one, other) => one === other)
}

/** Two headers beside each other: fields of one name stand together, whatever they say. */
export function diffHeaders(left: readonly Field[], right: readonly Field[]): readonly DiffRow[] | null {
  const nameOf = (line: string) => line.slice(0, line.indexOf(':')).toLowerCase()
  return aligned(left.map(asText), right.map(asText), (one, other) => nameOf(one) === nameOf(other))
}

/** @param comparator whether two lines belong beside each other */
function aligned(
  left: string[],
  right: string[],
  comparator: (one: string, other: string) => boolean,
): readonly DiffRow[] | null {
  const changes = diffArrays(left, right, { comparator, maxEditLength: MOST_EDITS, timeout: LONGEST })
  if (changes === undefined) return null
  const rows: DiffRow[] = []
  const at = { left: 1, right: 1 }
  for (let index = 0; index < changes.length; index += 1) {
    const { value = [], removed = false, added = false } = changes[index] ?? {}
    const next = changes[index + 1]
    if (removed && next?.added === true) {
      rows.push(...besides(value, next.value, at))
      index += 1
    } else {
      for (const line of value) {
        if (removed || added) rows.push(alone(line, removed ? 'removed' : 'added', at))
        else rows.push(beside(left[at.left - 1] ?? line, right[at.right - 1] ?? line, at))
      }
    }
  }
  return rows
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

type Numbers = { left: number; right: number }

function alone(line: string, kind: 'removed' | 'added', at: Numbers): DiffRow {
  const pieces = [{ text: line, changed: true }]
  return {
    kind,
    left: kind === 'added' ? null : { number: at.left++, pieces },
    right: kind === 'removed' ? null : { number: at.right++, pieces },
  }
}

/** Two lines that belong together, with the words that differ. */
function beside(before: string, after: string, at: Numbers): DiffRow {
  const same = [{ text: before, changed: false }]
  const pieces = before === after ? { left: same, right: same } : piecesOf(before, after)
  return {
    kind: before === after ? 'same' : 'changed',
    left: { number: at.left++, pieces: pieces.left },
    right: { number: at.right++, pieces: pieces.right },
  }
}

/** Lines that were changed, each beside the one in its place. */
function besides(removed: readonly string[], added: readonly string[], at: Numbers): DiffRow[] {
  const rows: DiffRow[] = []
  for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
    const [before, after] = [removed[index], added[index]]
    if (before === undefined) rows.push(alone(after ?? '', 'added', at))
    else if (after === undefined) rows.push(alone(before, 'removed', at))
    else rows.push(beside(before, after, at))
  }
  return rows
}

function piecesOf(before: string, after: string): { readonly left: Piece[]; readonly right: Piece[] } {
  const whole = { left: [{ text: before, changed: true }], right: [{ text: after, changed: true }] }
  if (before.length > LONGEST_LINE || after.length > LONGEST_LINE) return whole
  const words = diffWordsWithSpace(before, after)
  return {
    left: words
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, changed: removed })),
    right: words
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, changed: added })),
  }
}

/** Rows with long stretches of the same taken out; each is a number then: how many rows are not shown. */
export function withoutSame(rows: readonly DiffRow[], around: number): readonly (DiffRow | number)[] {
  const near = new Uint8Array(rows.length)
  rows.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(1, Math.max(0, index - around), index + around + 1)
  })
  const shown: (DiffRow | number)[] = []
  rows.forEach((row, index) => {
    const last = shown.at(-1)
    if (near[index] === 1) shown.push(row)
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1
    else shown.push(1)
  })
  return shown
}

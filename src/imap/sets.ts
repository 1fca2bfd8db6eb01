import { GrammarError } from './grammar/grammar-error.ts'
import { mergedRanges, type NumberRange, type SequenceSet, type SetRange } from './grammar/sequence-set.ts'
import type { Selected } from './selected.ts'
import type { Row, View } from './view.ts'

/** A message of the view, and the number that the client knows it by. */
export interface Numbered {
  readonly number: number
  readonly row: Row
}

/** What of the selected mailbox a set is resolved against. */
type Chosen = Pick<Selected, 'view' | 'saved'>

/**
 * The messages of a set, ascending, each once (RFC 9051 §9, sequence-set). A number means what it meant before, also a
 * message that is gone though the client was not told: ask `view.isGone`. UIDs, and `$` whose messages are kept by UID,
 * pass over what is gone or never was.
 * @param uid whether the numbers are UIDs
 * @throws GrammarError at once, for numbers that no message has
 */
export function rowsOf(selected: Chosen, set: SequenceSet, uid: boolean): Iterable<Numbered> {
  const { view } = selected
  if (set === '$') return present(view, savedRows(selected))
  const ranges = rangesOf(selected, set, uid)
  return uid ? present(view, view.byUid(ranges)) : view.byNumber(ranges)
}

/**
 * The numbers of a set, ascending, none touching another; never expanded (I12). Of UIDs there may be some that no
 * message has.
 * @param uid whether the numbers are UIDs; those of `$` are told in either way
 * @throws GrammarError for numbers that no message has
 */
export function rangesOf(selected: Chosen, set: SequenceSet, uid: boolean): readonly NumberRange[] {
  const { view, saved } = selected
  if (set === '$') return uid ? runs(saved) : runs(Array.from(savedRows(selected), ({ number }) => number))
  if (uid) return mergedRanges(set, view.highestUid)
  if (!set.every((range) => holdsMessage(range, view.count)))
    throw new GrammarError(
      view.count === 0 ? 'There are no messages in the mailbox' : `There are only ${view.count} messages`,
    )
  return mergedRanges(set, view.count)
}

/** A range that begins with a message is clipped at the last one; `5:*` of three messages is the third. */
function holdsMessage({ from, to }: SetRange, count: number): boolean {
  if (count === 0) return false
  return from === '*' || to === '*' || Math.min(from, to) <= count
}

function* savedRows({ view, saved }: Chosen): Generator<Numbered> {
  for (const uid of saved) {
    const number = view.numberOf(uid)
    const row = number === undefined ? undefined : view.at(number)
    if (number !== undefined && row !== undefined) yield { number, row }
  }
}

function* present(view: View, rows: Iterable<Numbered>): Generator<Numbered> {
  for (const numbered of rows) if (!view.isGone(numbered.row.uid)) yield numbered
}

function runs(numbers: readonly number[]): readonly NumberRange[] {
  return mergedRanges(
    numbers.map((number) => ({ from: number, to: number })),
    0,
  )
}

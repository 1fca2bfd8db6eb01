import type { FetchArguments } from '../grammar/fetch.ts'
import type { PartialRange } from '../grammar/sequence-set.ts'
import type { Selected } from '../selected.ts'
import { type Numbered, rowsOf } from '../sets.ts'

/**
 * The messages that a FETCH is about, ascending: those of the set, of these the partial range, of these what was changed
 * (RFC 9394 §3.4).
 * @throws GrammarError at once
 */
export function chosenRows(
  selected: Pick<Selected, 'view' | 'saved'>,
  { set, modifiers }: Pick<FetchArguments, 'set' | 'modifiers'>,
  uid: boolean,
): Iterable<Numbered> {
  const { partial, changedSince } = modifiers
  const rows = rowsOf(selected, set, uid)
  const part = partial === undefined ? rows : within(rows, partial)
  return changedSince === undefined ? part : changed(part, changedSince)
}

/** Positions from 1 on from the first, or from -1 down from the last; beyond the ends there is nothing (RFC 9394 §3.3). */
function* within(rows: Iterable<Numbered>, { from, to }: PartialRange): Generator<Numbered> {
  const all = [...rows]
  const fromEnd = from < 0
  const low = Math.min(Math.abs(from), Math.abs(to))
  const high = Math.max(Math.abs(from), Math.abs(to))
  yield* fromEnd ? all.slice(Math.max(0, all.length - high), all.length - low + 1) : all.slice(low - 1, high)
}

function* changed(rows: Iterable<Numbered>, since: number): Generator<Numbered> {
  for (const numbered of rows) if (numbered.row.modseq > since) yield numbered
}

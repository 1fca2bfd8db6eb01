import type { Reading } from './command.ts'
import { GrammarError } from './grammar/grammar-error.ts'
import type { Resync } from './grammar/select.ts'
import { mergedRanges, type NumberRange } from './grammar/sequence-set.ts'
import { tellVanished } from './vanished.ts'
import type { View } from './view.ts'

/** @throws GrammarError when message numbers and UIDs are no pairs in ascending order (RFC 7162 §3.2.5.2) */
export function checkMatch({ match }: Resync): void {
  if (match === undefined) return
  if (![match.numbers, match.uids].every(isAscending))
    throw new GrammarError('Message numbers and their UIDs have to rise')
  if (sizeOf(match.numbers) !== sizeOf(match.uids))
    throw new GrammarError('There have to be as many UIDs as message numbers')
}

/** Tells a client that comes back what happened while it was away (RFC 7162 §3.2.5.1). */
export async function resync(
  talk: Pick<Reading, 'out' | 'store' | 'inbox' | 'selected'>,
  remembered: Resync,
): Promise<void> {
  const { selected, out } = talk
  const { view, mailbox } = selected
  if (remembered.uidValidity !== mailbox.uidValidity) return
  const modseq = remembered.modSequence
  const asked = remembered.knownUids ?? [[1, Math.max(1, mailbox.uidNext - 1)]]
  const known = mergedRanges(
    asked.map(([from, to]) => ({ from, to })),
    0,
  )
  const set = rangesAbove(known, lastMatch(view, remembered.match))
  if (set.length > 0) await tellVanished(talk, { set, modseq })
  for (const { number, row } of view.byUid(known)) {
    if (row.modseq > modseq) out.untagged(selected.flagsFetch(number, row))
    await out.ready()
  }
}

/** The highest UID that the client knows with the number it has: it misses no expunge up to there. */
export function lastMatch(view: View, match: Resync['match']): number {
  if (match === undefined) return 0
  let last = 0
  const uids = each(match.uids)
  for (const number of each(match.numbers)) {
    const uid = uids.next()
    // They rise: none further on is in the mailbox.
    if (number > view.count || uid.done) break
    if (view.at(number)?.uid === uid.value) last = uid.value
  }
  return last
}

function rangesAbove(ranges: readonly NumberRange[], last: number): { from: number; to: number }[] {
  return ranges.filter(([, to]) => to > last).map(([from, to]) => ({ from: Math.max(from, last + 1), to }))
}

function isAscending(ranges: readonly NumberRange[]): boolean {
  return ranges.every(([first], at) => first > (ranges[at - 1]?.[1] ?? 0))
}

function sizeOf(ranges: readonly NumberRange[]): number {
  return ranges.reduce((size, [first, last]) => size + last - first + 1, 0)
}

function* each(ranges: readonly NumberRange[]): Generator<number, undefined> {
  for (const [first, last] of ranges) for (let number = first; number <= last; number++) yield number
}

import type { Reading } from './command.ts'
import { formatRanges } from './format/sequence-set.ts'
import { mergedRanges, type NumberRange, type SequenceSet } from './grammar/sequence-set.ts'
import { rangesOf } from './sets.ts'

/** Ranges told in one response: lines stay short. */
const AT_ONCE = 500

/** Which of the messages that are no more a client wants to hear of. */
export interface VanishedSince {
  /** UIDs. `*` is the highest that there ever was. */
  readonly set: SequenceSet
  readonly modseq: number
}

/**
 * Tells a client that has been away which UIDs are no more: VANISHED (EARLIER) (RFC 7162 §3.2.10.1). When that far back
 * is no longer known it is every UID of the set without a message (§3.2.6). Of messages that the client still knows by
 * number it is told by VANISHED, and not here.
 * @throws DomainError
 */
export async function tellVanished(
  { out, store, inbox, selected }: Pick<Reading, 'out' | 'store' | 'inbox' | 'selected'>,
  { set, modseq }: VanishedSince,
): Promise<void> {
  const { view, mailbox } = selected
  const { expunged, changed } = await store.mailboxes.changes(inbox, mailbox.id, modseq)
  const highest = changed.mailbox.uidNext - 1
  const asked = set === '$' ? rangesOf(selected, set, true) : mergedRanges(set, highest)
  // Those that came a moment ago are among what has changed.
  const present = new Set([...view.uids(), ...changed.uids])
  const gone = expunged === null ? absent(upTo(asked, highest), present) : among(asked, expunged, present)
  for (let at = 0; at < gone.length; at += AT_ONCE) {
    out.untagged(`VANISHED (EARLIER) ${formatRanges(gone.slice(at, at + AT_ONCE))}`)
    await out.ready()
  }
}

/** What of these UIDs, ascending, lies in the ranges and is not present. */
export function among(
  ranges: readonly NumberRange[],
  uids: Iterable<number>,
  present: ReadonlySet<number>,
): readonly NumberRange[] {
  const found: { from: number; to: number }[] = []
  let at = 0
  for (const uid of uids) {
    while ((ranges[at]?.[1] ?? uid) < uid) at++
    const range = ranges[at]
    if (range === undefined) break
    if (uid >= range[0] && !present.has(uid)) found.push({ from: uid, to: uid })
  }
  return mergedRanges(found, 0)
}

/** What of the ranges is not present. The ranges are not expanded: it takes as long as what is present. */
export function absent(ranges: readonly NumberRange[], present: ReadonlySet<number>): readonly NumberRange[] {
  const there = [...present].sort((one, other) => one - other)
  const gaps: NumberRange[] = []
  let at = 0
  for (const [first, last] of ranges) {
    let next = first
    while (at < there.length && (there[at] ?? 0) <= last) {
      const uid = there[at++] ?? 0
      if (uid < first) continue
      if (uid > next) gaps.push([next, uid - 1])
      next = uid + 1
    }
    if (next <= last) gaps.push([next, last])
  }
  return gaps
}

function upTo(ranges: readonly NumberRange[], highest: number): readonly NumberRange[] {
  return ranges
    .map(([first, last]): NumberRange => [first, Math.min(last, highest)])
    .filter(([first, last]) => first <= last)
}

import { isKeyword } from '../domain/flags.ts'
import type { FlagChange } from '../store/mailboxes.ts'
import type { Reading } from './command.ts'
import type { FlagSet } from './flag-names.ts'
import type { Row } from './view.ts'

/** What became of messages whose flags were to be changed, by UID. Those in neither set are gone. */
export interface ChangedFlags {
  /** The view has their flags as they are now, different or not. */
  readonly stored: ReadonlySet<number>
  /** Left alone, for they were changed after `unchangedSince` (RFC 7162 §3.1.3). */
  readonly modified: ReadonlySet<number>
}

/** Changes flags where they are kept: in the store, or in the view when they last for the session. @throws DomainError */
export async function changeFlags(
  { selected, store, inbox }: Reading,
  rows: readonly Row[],
  change: FlagChange,
): Promise<ChangedFlags> {
  const { view, mailbox, ownFlags } = selected
  const there = rows.filter(({ uid }) => !view.isGone(uid))
  if (there.length === 0) return { stored: new Set(), modified: new Set() }
  if (!ownFlags) {
    const uids = there.map(({ uid }) => uid)
    const { states, modified } = await store.mailboxes.store(inbox, mailbox.id, uids, change)
    const before = new Map(there.map((row) => [row.uid, row]))
    // Others changed them at the same moment: the answer to STORE .SILENT does not tell of that (RFC 9051 §6.4.6).
    const surprises = states.filter((state) => {
      const row = before.get(state.uid)
      return row !== undefined && !looksAs(state, flagsAfter(row, change))
    })
    view.stored(states, new Set(surprises.map(({ uid }) => uid)))
    return { stored: new Set(states.map(({ uid }) => uid)), modified: new Set(modified) }
  }
  const { unchangedSince = Number.MAX_SAFE_INTEGER } = change
  const refused = there.filter(({ modseq }) => modseq > unchangedSince)
  const kept = there.filter(({ modseq }) => modseq <= unchangedSince)
  for (const row of kept) view.keep(row.uid, flagsAfter(row, change))
  return { stored: uidsOf(kept), modified: uidsOf(refused) }
}

/** What a message has after a change. Keywords keep the spelling they had first. */
export function flagsAfter(before: FlagSet, { how, flags, keywords }: FlagChange): FlagSet {
  const named = new Set(keywords.map((word) => word.toLowerCase()))
  const had = new Set(before.keywords.map((word) => word.toLowerCase()))
  const isNamed = (word: string): boolean => named.has(word.toLowerCase())
  const added = keywords.filter((word) => !had.has(word.toLowerCase()))
  switch (how) {
    case 'add':
      return { flags: before.flags | flags, keywords: [...before.keywords, ...added] }
    case 'remove':
      return { flags: before.flags & ~flags, keywords: before.keywords.filter((word) => !isNamed(word)) }
    case 'replace':
      return { flags, keywords: [...before.keywords.filter(isNamed), ...added] }
  }
}

/** Whether they are the same to a client: keywords in any order and case, and without tags that are none. */
function looksAs(one: FlagSet, other: FlagSet): boolean {
  return one.flags === other.flags && wordsOf(one) === wordsOf(other)
}

function wordsOf({ keywords }: FlagSet): string {
  const words = keywords.filter(isKeyword).map((word) => word.toLowerCase())
  return words.sort().join(' ')
}

function uidsOf(rows: readonly Row[]): ReadonlySet<number> {
  return new Set(rows.map(({ uid }) => uid))
}

import { SYSTEM_FLAGS } from '../flag-names.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import { mergedRanges, type NumberRange, type SequenceSet } from '../grammar/sequence-set.ts'
import type { Selected } from '../selected.ts'
import type { Row, View } from '../view.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** What a search is read against, at the moment that it comes. */
export interface Moment {
  readonly selected: Pick<Selected, 'view' | 'isRecent'>
  /** UIDs of `$`. */
  readonly saved: ReadonlySet<number>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Whether a message of the selected mailbox matches, by what the view knows of it. */
export type RowTest = (row: Row) => boolean

type FlagKey = Extract<SearchKey, { readonly key: 'flag' }>
type DateKey = Extract<SearchKey, { readonly key: 'date' }>
type AgeKey = Extract<SearchKey, { readonly key: 'age' }>

/** A key that the view alone answers; `undefined` for any other. */
export function rowTest(key: SearchKey, moment: Moment): RowTest | undefined {
  switch (key.key) {
    case 'all':
    case 'save-dates':
      return () => true
    case 'messages':
    case 'uid':
      return setTest(key.set, key.key === 'uid', moment)
    case 'flag':
      return flagTest(key, moment.selected)
    case 'date':
      return dateTest(key)
    case 'age':
      return ageTest(key, moment.now)
    case 'size':
      return key.is === 'larger' ? ({ size }) => size > key.octets : ({ size }) => size < key.octets
    case 'modseq':
      return ({ modseq }) => modseq >= key.least
    case 'email-id':
      return ({ id }) => id === key.id
    default:
      return undefined
  }
}

/**
 * Numbers are those of the moment (RFC 5267 §4.3); none is wrong here, though there may be no message that has it. A
 * range up to `*` goes on without end, since what comes is above it.
 */
function setTest(set: SequenceSet, uid: boolean, { selected: { view }, saved }: Moment): RowTest {
  if (set === '$') return (row) => saved.has(row.uid)
  if (!uid) {
    const numbers = mergedRanges(set, view.count).filter(([first]) => view.at(first) !== undefined)
    const uids = numbers.map(([first, last]) => [uidAt(view, first), uidAt(view, last)] as const)
    return (row) => isIn(uids, row.uid)
  }
  const highest = view.highestUid
  const ranges = mergedRanges(set, highest)
  const open = set.some(({ from, to }) => from === '*' || to === '*')
  return (row) => isIn(ranges, open ? Math.min(row.uid, highest) : row.uid)
}

function uidAt(view: View, number: number): number {
  return view.at(Math.min(number, view.count))?.uid ?? 0
}

function flagTest({ flag, set }: FlagKey, selected: Moment['selected']): RowTest {
  const bit = SYSTEM_FLAGS.find(([name]) => name === flag)?.[1]
  if (bit !== undefined) return ({ flags }) => ((flags & bit) !== 0) === set
  if (flag === '\\Recent') return ({ uid }) => selected.isRecent(uid) === set
  const wanted = flag.toLowerCase()
  return ({ keywords }) => keywords.some((keyword) => keyword.toLowerCase() === wanted) === set
}

/** Days are those of the zone that each date was given in (RFC 9051 §6.4.4: disregarding time and timezone). */
function dateTest({ of, is, day }: DateKey): RowTest | undefined {
  if (of === 'sent') return undefined
  const wanted = dayNumber(day)
  const dayOf =
    of === 'saved'
      ? ({ savedAt }: Row) => Math.floor(savedAt / DAY)
      : ({ date, zone }: Row) => Math.floor((date + zone * MINUTE) / DAY)
  switch (is) {
    case 'before':
      return (row) => dayOf(row) < wanted
    case 'on':
      return (row) => dayOf(row) === wanted
    case 'since':
      return (row) => dayOf(row) >= wanted
  }
}

/** To the second, and the moment itself is both (RFC 5032 §2). */
function ageTest({ is, seconds }: AgeKey, now: number): RowTest {
  const target = Math.floor(now / SECOND) - seconds
  if (is === 'older') return ({ date }) => Math.floor(date / SECOND) <= target
  return ({ date }) => Math.floor(date / SECOND) >= target
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

/** @param ranges ascending, none touching another */
function isIn(ranges: readonly NumberRange[], number: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.[1] ?? 0) < number) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && range[0] <= number
}

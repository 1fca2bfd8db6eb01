import type { EnvelopeAddress, MapField, MessageMap } from '../../domain/structure.ts'
import { guess } from '../../mail/charset.ts'
import { decodeWords } from '../../mail/words.ts'
import type { SortCriterion, SortKey } from '../grammar/sort.ts'
import type { Row } from '../view.ts'
import { collationKey } from './collation.ts'
import { sortedInRuns } from './in-runs.ts'
import type { SearchSources } from './sources.ts'

/** What of a map tells a message's place. */
export type SortedBy = Partial<Pick<MessageMap, 'envelope' | 'threading'>>

/** A message's values for the criteria, one each; dates and sizes are numbers. */
export type SortValues = readonly (number | string)[]

/** Negative when the first of two messages comes first. */
export type Comparison = (one: Valued, other: Valued) => number

export interface Valued {
  readonly row: Row
  readonly values: SortValues
}

/** The rows in the order of the criteria, of equal ones the lower number first (RFC 5256 §3). */
export async function sortedRows(
  rows: readonly Row[],
  criteria: readonly SortCriterion[],
  sources: Pick<SearchSources, 'maps' | 'pause'>,
): Promise<Valued[]> {
  const valued = await valuesOf(rows, criteria, sources)
  return sortedInRuns(valued, comparisonBy(criteria), () => sources.pause())
}

/** A key that was named before decides nothing. */
export function deciding(criteria: readonly SortCriterion[]): SortCriterion[] {
  const keys = criteria.map(({ by }) => by)
  return criteria.filter(({ by }, at) => keys.indexOf(by) === at)
}

/** The values of each row, in their order. Nothing is asked of the store where the rows know them all. */
export async function valuesOf(
  rows: readonly Row[],
  criteria: readonly SortCriterion[],
  sources: Pick<SearchSources, 'maps'>,
): Promise<Valued[]> {
  const fields = [...new Set(criteria.flatMap(({ by }) => fieldOf(by) ?? []))]
  const valued = (row: Row | undefined, map: SortedBy): Valued[] =>
    row === undefined ? [] : [{ row, values: criteria.map(({ by }) => keyOf(by, row, map)) }]
  if (fields.length === 0) return rows.flatMap((row) => valued(row, {}))
  const all: Valued[] = []
  let at = 0
  for await (const map of sources.maps(rows, fields))
    for (const one of valued(rows[at++], map ?? {})) all.push(one)
  return all
}

/** By the criteria, the first counts most. */
export function comparisonBy(criteria: readonly SortCriterion[]): Comparison {
  const signs = criteria.map(({ reverse }) => (reverse ? -1 : 1))
  return (one, other) => {
    for (let at = 0; at < signs.length; at++) {
      const value = one.values[at] ?? ''
      const otherValue = other.values[at] ?? ''
      if (value !== otherValue) return (value < otherValue ? -1 : 1) * (signs[at] ?? 1)
    }
    return one.row.uid - other.row.uid
  }
}

/** The Date header's moment, or else the internal date (RFC 5256 §2.2). */
export function sentDate(row: Row, threading: SortedBy['threading']): number {
  return threading?.date ?? row.date
}

function fieldOf(key: SortKey): Extract<MapField, keyof SortedBy> | undefined {
  switch (key) {
    case 'ARRIVAL':
    case 'SIZE':
      return undefined
    case 'DATE':
    case 'SUBJECT':
      return 'threading'
    default:
      return 'envelope'
  }
}

function keyOf(key: SortKey, row: Row, { envelope, threading }: SortedBy): number | string {
  switch (key) {
    case 'ARRIVAL':
      return row.date
    case 'SIZE':
      return row.size
    case 'DATE':
      return sentDate(row, threading)
    case 'SUBJECT':
      return collationKey(threading?.baseSubject ?? '')
    case 'CC':
      return collationKey(mailboxOf(envelope?.cc))
    case 'FROM':
      return collationKey(mailboxOf(envelope?.from))
    case 'TO':
      return collationKey(mailboxOf(envelope?.to))
    case 'DISPLAYFROM':
      return collationKey(displayed(envelope?.from))
    case 'DISPLAYTO':
      return collationKey(displayed(envelope?.to))
  }
}

type Addresses = readonly EnvelopeAddress[] | null | undefined

/** addr-mailbox of the first address; of a group that is its name (RFC 5256 §3). */
function mailboxOf(addresses: Addresses): string {
  return asText(addresses?.[0]?.mailbox ?? '')
}

/** RFC 5957 §3 */
function displayed(addresses: Addresses): string {
  const { name, mailbox, host } = addresses?.[0] ?? { name: null, mailbox: null, host: null }
  const decoded = decodeWords(asText(name ?? ''), unheard)
  if (decoded !== '' || mailbox === null) return decoded
  return asText(host === null ? mailbox : `${mailbox}@${host}`)
}

function asText(octets: string): string {
  return guess(Buffer.from(octets, 'latin1'))
}

/** What is odd in a message was remarked when it came. */
function unheard(): void {}

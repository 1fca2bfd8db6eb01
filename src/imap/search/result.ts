import { formatEsearch, type SearchAnswer } from '../format/esearch.ts'
import type { Wire } from '../format/strings.ts'
import type { SearchReturn } from '../grammar/search.ts'
import type { PartialRange } from '../grammar/sequence-set.ts'
import type { Row } from '../view.ts'

/** What a search has found. */
export interface Result {
  /** In the order that was asked for: of the mailbox, or sorted. */
  readonly rows: readonly Row[]
  /** What the client knows a message by: its number, or its UID. */
  readonly nameOf: (row: Row) => number
  /** Whether modseqs were asked about, and so are told (RFC 7162 §3.1.5). */
  readonly modseq: boolean
}

/** What RETURN asks for, with what it means when it names no result (RFC 9051 §6.4.4). */
export function resultsOf(returning: SearchReturn): SearchReturn {
  const { min, max, all, count, partial, save, update } = returning
  return min || max || all || count || partial || save || update ? returning : { ...returning, all: true }
}

/** `* SEARCH` and `* SORT` (RFC 3501 §7.2.5, RFC 5256 §4), without `* `. */
export function formatNumbers(verb: 'SEARCH' | 'SORT', { rows, nameOf, modseq }: Result): Wire {
  const words: (string | number)[] = [verb, ...rows.map(nameOf)]
  if (modseq && rows.length > 0) words.push(`(MODSEQ ${highestModseq(rows)})`)
  return words.join(' ')
}

/** `* ESEARCH`, without `* `; `undefined` when the result is only saved (RFC 5182 §2.1). */
export function formatResult(
  { rows, nameOf, modseq }: Result,
  returning: SearchReturn,
  of: { readonly tag: string; readonly uid: boolean },
): Wire | undefined {
  const { min, max, all, count, partial, save, update } = returning
  if (save && !(min || max || all || count || partial || update)) return undefined
  const meant = meantRows(rows, returning)
  const [first, last] = [rows[0], rows.at(-1)]
  const found = partial && partialRows(rows, partial)
  return formatEsearch({
    ...of,
    ...(min && first && { min: nameOf(first) }),
    ...(max && last && { max: nameOf(last) }),
    ...(count && { count: rows.length }),
    ...(all && { all: rows.map(nameOf) }),
    ...(partial && found && { partial: { range: ordered(partial), found: found.map(nameOf) } }),
    ...(modseq && meant.length > 0 && { modSequence: highestModseq(meant) }),
  } satisfies SearchAnswer)
}

/**
 * The rows that the results stand for: what `$` is from now on, and what the highest modseq is of (RFC 9394 §3.2,
 * RFC 4731 §3.2). All of them, unless MIN, MAX and PARTIAL name some.
 */
export function meantRows(rows: readonly Row[], returning: SearchReturn): readonly Row[] {
  const { min, max, all, count, partial } = returning
  if (all || count || !(min || max || partial)) return rows
  const [first, last] = [rows[0], rows.at(-1)]
  return [
    ...new Set([
      ...(min && first ? [first] : []),
      ...(max && last ? [last] : []),
      ...(partial ? partialRows(rows, partial) : []),
    ]),
  ]
}

/** Positions count from 1 on from the first, or from -1 down from the last; beyond the ends there is nothing. */
function partialRows(rows: readonly Row[], range: PartialRange): readonly Row[] {
  const { from, to } = ordered(range)
  if (from > 0) return rows.slice(from - 1, to)
  return rows.slice(Math.max(0, rows.length + to), Math.max(0, rows.length + from + 1))
}

/** The end that is counted from first: `4:2` is `2:4`, `-9:-1` is `-1:-9` (RFC 9394 §4). */
function ordered({ from, to }: PartialRange): PartialRange {
  return Math.abs(from) <= Math.abs(to) ? { from, to } : { from: to, to: from }
}

function highestModseq(rows: readonly Row[]): number {
  return rows.reduce((highest, { modseq }) => Math.max(highest, modseq), 0)
}

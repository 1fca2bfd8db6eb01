import type { NumberRange } from '../grammar/sequence-set.ts'
import type { Wire } from './strings.ts'

/**
 * sequence-set of the numbers in their order: `1:3,5`. Numbers that rise by one are put together, so that the result of
 * a SORT keeps its order (RFC 5267 §3). Empty for none.
 */
export function formatSet(numbers: Iterable<number>): Wire {
  return formatRanges(runsOf(numbers))
}

export function formatRanges(ranges: Iterable<NumberRange>): Wire {
  return Array.from(ranges, ([first, last]) => (first === last ? `${first}` : `${first}:${last}`)).join(',')
}

function* runsOf(numbers: Iterable<number>): Generator<NumberRange> {
  let first: number | undefined
  let last = 0
  for (const number of numbers) {
    if (first !== undefined && number !== last + 1) yield [first, last]
    if (first === undefined || number !== last + 1) first = number
    last = number
  }
  if (first !== undefined) yield [first, last]
}

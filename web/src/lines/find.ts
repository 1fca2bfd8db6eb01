/** Characters `start` up to, not including, `end` of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Most places that are counted: nobody steps through more. */
export const MOST_FOUND = 10_000

/** Where `wanted` stands in `text`, whatever the case of its letters; in order, none overlapping. */
export function found(text: string, wanted: string): readonly Span[] {
  if (wanted === '') return []
  const spans: Span[] = []
  const literal = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')
  for (const { index, 0: match } of text.matchAll(literal)) {
    spans.push({ start: index, end: index + match.length })
    if (spans.length === MOST_FOUND) break
  }
  return spans
}

/** Those of sorted `spans` that share a character with `start` up to `end`. */
export function within<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const first = low
  while (low < spans.length && (spans[low]?.start ?? end) < end) low += 1
  return spans.slice(first, low)
}

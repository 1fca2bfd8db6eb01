import { type Span, within } from './find.ts'

/** A span of a text and what it is there: `tag`, `attr`, `string`. */
export interface Token extends Span {
  readonly kind: string
}

/** Text of a row that looks the same from its start to its end. */
export interface Stretch {
  readonly at: number
  readonly text: string
  readonly kind: string | null
  /** Index of the place found that it belongs to. */
  readonly found: number | null
}

interface Marks {
  readonly tokens: readonly Token[]
  readonly found: readonly Span[]
}

/** The row's text, cut wherever a token or a place that was found begins or ends. Both are sorted and overlap nothing. */
export function stretchesOf(text: string, row: Span, { tokens, found }: Marks): readonly Stretch[] {
  const here = within(tokens, row)
  const places = within(found, row)
  const offset = places[0] === undefined ? 0 : found.indexOf(places[0])
  const cuts = new Set([row.start, row.end])
  for (const { start, end } of [...here, ...places]) {
    if (start > row.start) cuts.add(start)
    if (end < row.end) cuts.add(end)
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((at, index) => {
    const place = places.findIndex(({ start, end }) => start <= at && at < end)
    return {
      at,
      text: text.slice(at, edges[index + 1]),
      kind: here.find(({ start, end }) => start <= at && at < end)?.kind ?? null,
      found: place < 0 ? null : offset + place,
    }
  })
}

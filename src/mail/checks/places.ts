import { LIMITS } from '../limits.ts'

/** One place that a finding is about. Its texts came in mail: untrusted, and bounded. */
export interface Place {
  readonly part: 'header' | 'text' | 'html' | 'raw'
  /** Name of the header field. */
  readonly header?: string
  /** Line of the raw message, the first is 1. */
  readonly line?: number
  /** What stands there, on one line. */
  readonly excerpt?: string
  /** The stretch of the excerpt that is meant. */
  readonly found?: string
  /** Where a link leads to, or where an image comes from. */
  readonly link?: string
}

/** Where a flaw is: the first places, each cut to its bounds, and how many there are. */
export class Places {
  readonly #first: Place[] = []
  #total = 0

  get total(): number {
    return this.#total
  }

  get first(): readonly Place[] {
    return this.#first
  }

  add(place: Place): void {
    this.#total++
    if (this.#first.length < LIMITS.checkPlaces) this.#first.push(bounded(place))
  }

  addAll(places: Places): void {
    for (const place of places.first) if (this.#first.length < LIMITS.checkPlaces) this.#first.push(place)
    this.#total += places.total
  }
}

function bounded(place: Place): Place {
  const { excerpt, found, link } = place
  return {
    ...place,
    ...(excerpt !== undefined && { excerpt: cut(excerpt) }),
    ...(found !== undefined && { found: cut(found) }),
    ...(link !== undefined && { link: cut(link) }),
  }
}

/** Well-formed also where a pair of surrogates was cut in two. */
function cut(text: string): string {
  if (text.length <= LIMITS.checkExcerpt) return text.toWellFormed()
  return `${text.slice(0, LIMITS.checkExcerpt - 1)}…`.toWellFormed()
}

/** Characters of context on either side of what was found. */
const AROUND = 40

/** What stands around `text[start..end)` in its own line. */
export function excerptOf(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly found: string; readonly after: string; readonly excerpt: string } {
  const left = text.slice(Math.max(0, start - AROUND), start)
  const right = text.slice(end, end + AROUND)
  const lineEnd = right.search(/[\r\n]/)
  const before = left.slice(Math.max(left.lastIndexOf('\n'), left.lastIndexOf('\r')) + 1)
  const after = lineEnd < 0 ? right : right.slice(0, lineEnd)
  const found = text.slice(start, end)
  return { before, found, after, excerpt: `${before}${found}${after}`.trim() }
}

/** A piece of a line that is laid out as one: a whole line, unless that is very long. */
export interface Row {
  /** Number of its line, from 1. */
  readonly line: number
  /** Whether the line begins here. */
  readonly first: boolean
  /** Characters `start` up to, not including, `end` of the text; no line end among them. */
  readonly start: number
  readonly end: number
}

/** Characters of a row: a browser takes seconds over one line of megabytes, and mail has such lines. */
const LONGEST = 1_000
/** Most rows: twenty pixels each, they are as high as every browser can still scroll. */
const MOST = 400_000

/** The rows of a text, whichever way its lines end. `whole`: whether all of it is in them. */
export function rowsOf(text: string): { readonly rows: readonly Row[]; readonly whole: boolean } {
  const rows: Row[] = []
  let line = 0
  let at = 0
  for (const { index, 0: mark } of text.matchAll(/\r\n|\n|\r/g)) {
    line += 1
    cut(text, { start: at, end: index, line }, rows)
    at = index + mark.length
    if (rows.length >= MOST) return { rows, whole: false }
  }
  if (at < text.length) cut(text, { start: at, end: text.length, line: line + 1 }, rows)
  return { rows, whole: true }
}

function cut(text: string, { start, end, line }: Omit<Row, 'first'>, rows: Row[]): void {
  let from = start
  while (end - from > LONGEST) {
    const to = betweenCharacters(text, from + LONGEST)
    rows.push({ line, first: from === start, start: from, end: to })
    from = to
  }
  rows.push({ line, first: from === start, start: from, end })
}

/** `at`, or one before it where it would part the halves of a character beyond U+FFFF. */
function betweenCharacters(text: string, at: number): number {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at
}

/** Index of the row that the character at `at` is in, or of the last one before it. */
export function rowAt(rows: readonly Row[], at: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

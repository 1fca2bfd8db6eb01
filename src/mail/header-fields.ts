import { readHeaderBlock } from './header-block.ts'
import type { ByteRange } from './inspection.ts'
import { messageStart } from './opening.ts'

const CRLF = Buffer.from('\r\n')
const LF = 0x0a
const CR = 0x0d

/**
 * The fields of a header block that have one of these names in any case, or with `not` all else that stands in it
 * (HEADER.FIELDS and HEADER.FIELDS.NOT, RFC 9051 §6.4.5.1). Octets, order and folding are kept. It ends with an empty
 * line, the block's own if it has one.
 */
export function headerFields(header: Buffer, names: readonly string[], not: boolean): Buffer {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const named = readHeaderBlock(header, messageStart(header, unheard), neverStops, unheard)
    .fields.filter((field) => wanted.has(field.name.toLowerCase()))
    .map((field) => field.range)
  const end = header.length - emptyLineBefore(header)
  const chosen = not ? between(named, end) : named
  const chunks = chosen.map((range) => header.subarray(range.start, range.end))
  const last = chunks.findLast((chunk) => chunk.length > 0)
  if (last !== undefined && last.at(-1) !== LF) chunks.push(CRLF)
  chunks.push(end < header.length ? header.subarray(end) : CRLF)
  return Buffer.concat(chunks)
}

/** What lies before, between and after these ranges. */
function between(ranges: readonly ByteRange[], end: number): ByteRange[] {
  const starts = [0, ...ranges.map((range) => range.end)]
  const ends = [...ranges.map((range) => range.start), end]
  return starts.map((start, index) => ({ start, end: Math.max(start, ends[index] ?? end) }))
}

/** Octets of the empty line that the block ends with; 0 when there is none. */
function emptyLineBefore(header: Buffer): number {
  const end = header.length
  if (header[end - 1] !== LF) return 0
  const length = header[end - 2] === CR ? 2 : 1
  return end === length || header[end - length - 1] === LF ? length : 0
}

function neverStops(): boolean {
  return false
}

function unheard(): void {}

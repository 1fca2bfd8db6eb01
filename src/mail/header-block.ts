import type { ByteRange } from './inspection.ts'
import { LIMITS } from './limits.ts'
import type { Warn } from './warnings.ts'

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09
const COLON = 0x3a
const DASH = 0x2d

/** Where one header field stands (RFC 5322 §2.2). */
export interface FieldPlace {
  /** As written, without the colon. */
  readonly name: string
  /** The whole field with its line ends. */
  readonly range: ByteRange
  /** What stands after the colon, folding and all; cut where the header's limit cuts. */
  readonly value: ByteRange
}

export interface HeaderBlock {
  readonly fields: readonly FieldPlace[]
  /** The block with the empty line that ends it. The body begins at its end. */
  readonly range: ByteRange
}

/** Asked at each line that begins with `-`; `true` ends the block there. */
export type StopsAt = (lineStart: number) => boolean

/**
 * Reads the header block that begins at `start`. It ends with the first empty line, at the end of the octets, or where
 * `stops` says so; lines end with LF, with or without CR. A line that is no field is passed over; when the very first
 * line is none, there is no header block and all is body.
 */
export function readHeaderBlock(raw: Buffer, start: number, stops: StopsAt, warn: Warn): HeaderBlock {
  return new BlockReader(raw, start, stops, warn).read()
}

class BlockReader {
  readonly #raw: Buffer
  readonly #start: number
  readonly #stops: StopsAt
  readonly #warn: Warn
  readonly #fields: FieldPlace[] = []
  /** The field whose lines are being read. */
  #open: { readonly name: string; readonly start: number; readonly valueStart: number } | undefined

  constructor(raw: Buffer, start: number, stops: StopsAt, warn: Warn) {
    this.#raw = raw
    this.#start = start
    this.#stops = stops
    this.#warn = warn
  }

  read(): HeaderBlock {
    const raw = this.#raw
    const limit = this.#start + LIMITS.headerBytes
    let at = this.#start
    while (!this.#endsAt(at)) {
      if (at >= limit) return this.#skipRest(at)
      const isContinuation = raw[at] === SPACE || raw[at] === TAB
      const next = lineAfter(raw, at)
      if (!isContinuation) this.#closeField(at)
      const isField = !isContinuation && this.#openField(at, next)
      if (!isField && at === this.#start) return this.#done(at, at)
      at = next
    }
    return this.#done(at, at + emptyLine(raw, at))
  }

  #endsAt(at: number): boolean {
    const first = this.#raw[at]
    return first === undefined || emptyLine(this.#raw, at) > 0 || (first === DASH && this.#stops(at))
  }

  /** What lies beyond the limit is only looked through for its end, line by line. */
  #skipRest(from: number): HeaderBlock {
    this.#warn(`parsing stopped: header of ${LIMITS.headerBytes} octets`)
    let fieldEnd = from
    while (this.#raw[fieldEnd] === SPACE || this.#raw[fieldEnd] === TAB)
      fieldEnd = lineAfter(this.#raw, fieldEnd)
    let at = from
    while (!this.#endsAt(at)) at = lineAfter(this.#raw, at)
    return this.#done(Math.min(fieldEnd, at), at + emptyLine(this.#raw, at))
  }

  #openField(at: number, next: number): boolean {
    const colon = nameEnd(this.#raw, at, Math.min(next, at + LIMITS.headerBytes))
    if (colon === undefined) {
      if (at !== this.#start) this.#warn('header line without a field name')
      return false
    }
    if (this.#fields.length >= LIMITS.headerFields) {
      this.#warn(`parsing stopped: ${LIMITS.headerFields} header fields`)
    } else {
      const name = this.#raw.toString('latin1', at, colon).trimEnd()
      this.#open = { name, start: at, valueStart: colon + 1 }
    }
    return true
  }

  #closeField(end: number): void {
    if (this.#open === undefined) return
    const { name, start, valueStart } = this.#open
    this.#open = undefined
    const limit = this.#start + LIMITS.headerBytes
    if (end > limit) this.#warn(`parsing stopped: header of ${LIMITS.headerBytes} octets`)
    const valueEnd = Math.max(valueStart, Math.min(end, limit))
    this.#fields.push({ name, range: { start, end }, value: { start: valueStart, end: valueEnd } })
  }

  #done(fieldsEnd: number, end: number): HeaderBlock {
    this.#closeField(fieldsEnd)
    return { fields: this.#fields, range: { start: this.#start, end } }
  }
}

/** Octets of the empty line that begins at `at`; 0 when there is none. */
function emptyLine(raw: Buffer, at: number): number {
  if (raw[at] === LF) return 1
  return raw[at] === CR && raw[at + 1] === LF ? 2 : 0
}

/** Start of the line after the one that `at` is in. */
export function lineAfter(raw: Buffer, at: number): number {
  let end = at
  while (end < raw.length && raw[end] !== LF) end++
  return Math.min(end + 1, raw.length)
}

/** The colon after a field name: printable US-ASCII, then perhaps white space (RFC 5322 §3.6.8, §4.5). */
function nameEnd(raw: Buffer, at: number, limit: number): number | undefined {
  let end = at
  while (end < limit && isNameOctet(raw[end])) end++
  if (end === at) return undefined
  while (end < limit && (raw[end] === SPACE || raw[end] === TAB)) end++
  return raw[end] === COLON && end < limit ? end : undefined
}

function isNameOctet(octet: number | undefined): boolean {
  return octet !== undefined && octet > 32 && octet < 127 && octet !== COLON
}

const CR = 0x0d
const LF = 0x0a
const DOT_OCTET = 0x2e
const DOT = Buffer.from('.')
const CRLF = Buffer.from('\r\n')
const LINE_DOT = Buffer.from('\r\n.')

/**
 * A message as a multi-line response (RFC 1939 §3): a dot more where a line begins with one, and CRLF at its end. A
 * line begins after CRLF and nowhere else, so that whoever reads by the RFC gets every octet as it was captured.
 */
export async function* stuffed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stuffer = new Stuffer()
  for await (const chunk of chunks) if (chunk.length > 0) yield stuffer.take(asBuffer(chunk))
  if (!stuffer.ended) yield CRLF
}

/** Looks at each octet no more than a native search does. Any chunking gives the same octets. */
class Stuffer {
  /** How what came so far ends. */
  #after: 'line' | 'cr' | 'text' = 'line'

  /** Whether nothing came, or CRLF was the last of it. */
  get ended(): boolean {
    return this.#after === 'line'
  }

  take(chunk: Buffer): Buffer {
    const pieces: Buffer[] = []
    let from = this.#lineBegins(chunk)
    if (from !== undefined) pieces.push(chunk.subarray(0, from), DOT)
    from ??= 0
    for (let at = chunk.indexOf(LINE_DOT, from); at >= 0; at = chunk.indexOf(LINE_DOT, at + 2)) {
      pieces.push(chunk.subarray(from, at + 2), DOT)
      from = at + 2
    }
    this.#after = endingOf(chunk, this.#after)
    if (pieces.length === 0) return chunk
    pieces.push(chunk.subarray(from))
    return Buffer.concat(pieces)
  }

  /** Where a dot stands that begins a line which an earlier chunk has ended; `undefined` when none does. */
  #lineBegins(chunk: Buffer): number | undefined {
    if (this.#after === 'line' && chunk[0] === DOT_OCTET) return 0
    return this.#after === 'cr' && chunk[0] === LF && chunk[1] === DOT_OCTET ? 1 : undefined
  }
}

function endingOf(chunk: Buffer, before: 'line' | 'cr' | 'text'): 'line' | 'cr' | 'text' {
  const last = chunk.at(-1)
  if (last === CR) return 'cr'
  const previous = chunk.length > 1 ? chunk.at(-2) === CR : before === 'cr'
  return last === LF && previous ? 'line' : 'text'
}

/**
 * The header block, the empty line and `lines` lines of the body (RFC 1939 §7, TOP). Here LF alone ends a line too: a
 * message that has no CRLF has a header block for its readers all the same. The last line ends with CRLF in any case.
 */
export async function* top(chunks: AsyncIterable<Uint8Array>, lines: number): AsyncGenerator<Uint8Array> {
  const cutter = new Cutter(lines)
  for await (const chunk of chunks) {
    const cut = cutter.take(asBuffer(chunk))
    if (cut === undefined) yield chunk
    else {
      yield chunk.subarray(0, cut.end)
      if (cut.bare) yield CRLF
      return
    }
  }
}

class Cutter {
  #left: number
  #inHeader = true
  /** Octets of the line so far, the first and the last of them. */
  #octets = 0
  #first: number | undefined
  #last: number | undefined

  constructor(lines: number) {
    this.#left = lines
  }

  /** @returns where the last line ends: behind its CRLF, or before its bare LF; `undefined` when not in this chunk */
  take(chunk: Buffer): { readonly end: number; readonly bare: boolean } | undefined {
    for (let at = 0; at < chunk.length; ) {
      const lf = chunk.indexOf(LF, at)
      const end = lf < 0 ? chunk.length : lf
      if (end > at) this.#see(chunk, at, end)
      if (lf < 0) return undefined
      if (this.#isLast()) return this.#last === CR ? { end: lf + 1, bare: false } : { end: lf, bare: true }
      at = lf + 1
    }
    return undefined
  }

  #see(chunk: Buffer, from: number, to: number): void {
    if (this.#octets === 0) this.#first = chunk[from]
    this.#octets += to - from
    this.#last = chunk[to - 1]
  }

  #isLast(): boolean {
    const empty = this.#octets === 0 || (this.#octets === 1 && this.#first === CR)
    if (!this.#inHeader) this.#left--
    else if (empty) this.#inHeader = false
    if (!this.#inHeader && this.#left <= 0) return true
    this.#octets = 0
    this.#last = undefined
    return false
  }
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

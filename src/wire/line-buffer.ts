const LF = 0x0a
const CR = 0x0d
/** Octets of a line that may decide how long it is allowed to be. */
const BEGINNING = 16
/** Octets that are kept of the end of a line that is too long. */
const TAIL = 32

/** The next line of a client, or why there is none. */
export type Line =
  /** Without its end; `bareLf` when that was no CRLF. */
  | { readonly kind: 'line'; readonly octets: Buffer; readonly bareLf: boolean }
  /**
   * Passed over to its end; `endless` when that did not come after all that is drained. `tail` is how it ends, 32 octets at
   * most, without its line end.
   */
  | { readonly kind: 'too-long'; readonly endless: boolean; readonly tail: Buffer }
  /** The client sends no more. What it left unfinished is no line. */
  | { readonly kind: 'end' }

/** Whether a line of so many octets, its end counted, is allowed now; `start` gives how it begins, 16 octets at most. */
export type LineLimit = (octets: number, start: () => Buffer) => boolean

/**
 * The octets of a client, line by line, in any chunking. Chunks are kept as they came: joining them as they come
 * would be quadratic.
 */
export class LineBuffer {
  readonly #mostDrained: number
  readonly #chunks: Buffer[] = []
  /** Where in the first chunk the next line, or the next piece of it, begins. */
  #at = 0
  #pending = 0
  #start: Buffer[] = []
  #startLength = 0
  /** Octets passed over of a line that is too long; 0 when there is none. */
  #drained = 0
  #tail = Buffer.alloc(0)
  #ended = false

  /** @param mostDrained octets of one line that are passed over before it counts as endless */
  constructor(mostDrained: number) {
    this.#mostDrained = mostDrained
  }

  /** Octets that have come and belong to no line yet, or to lines not read yet. */
  get pending(): number {
    return this.#pending + this.#startLength
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return
    this.#chunks.push(chunk)
    this.#pending += chunk.length
  }

  /** No more will come. */
  end(): void {
    this.#ended = true
  }

  /** @returns `undefined` until more has come */
  next(limit: LineLimit): Line | undefined {
    for (;;) {
      const chunk = this.#chunks[0]
      if (chunk === undefined) return this.#ended ? { kind: 'end' } : undefined
      const end = chunk.indexOf(LF, this.#at)
      const piece = chunk.subarray(this.#at, end < 0 ? chunk.length : end)
      this.#consume(end < 0 ? chunk.length : end + 1)
      const line = this.#drained > 0 ? this.#drain(piece, end >= 0) : this.#add(piece, end >= 0, limit)
      if (line !== undefined) return line
    }
  }

  /** Octets as they are, at most so many, for what is no line. @returns `undefined` until some have come */
  take(most: number): Buffer | undefined {
    const chunk = this.#chunks[0]
    if (chunk === undefined) return undefined
    const to = Math.min(chunk.length, this.#at + most)
    const octets = chunk.subarray(this.#at, to)
    this.#consume(to)
    return octets
  }

  /** Whether all has been read and no more will come. */
  get ended(): boolean {
    return this.#ended && this.#chunks.length === 0
  }

  #consume(to: number): void {
    this.#pending -= to - this.#at
    this.#at = to
    if (to < (this.#chunks[0]?.length ?? 0)) return
    this.#chunks.shift()
    this.#at = 0
  }

  #add(piece: Buffer, whole: boolean, limit: LineLimit): Line | undefined {
    const length = this.#startLength + piece.length + 1
    if (!limit(length, () => this.#beginning(piece))) {
      for (const each of this.#start) this.#passOver(each)
      this.#start = []
      this.#startLength = 0
      return this.#drain(piece, whole)
    }
    this.#start.push(piece)
    this.#startLength += piece.length
    if (!whole) return undefined
    const octets = this.#start.length === 1 ? piece : Buffer.concat(this.#start)
    this.#start = []
    this.#startLength = 0
    const bareLf = octets.at(-1) !== CR
    return { kind: 'line', octets: bareLf ? octets : octets.subarray(0, -1), bareLf }
  }

  #beginning(piece: Buffer): Buffer {
    return Buffer.concat([...this.#start.slice(0, BEGINNING), piece]).subarray(0, BEGINNING)
  }

  #drain(piece: Buffer, whole: boolean): Line | undefined {
    this.#passOver(piece)
    const endless = this.#drained > this.#mostDrained
    if (!whole && !endless) return undefined
    const tail = (this.#tail.at(-1) === CR ? this.#tail.subarray(0, -1) : this.#tail).subarray(-TAIL)
    this.#drained = 0
    this.#tail = Buffer.alloc(0)
    return { kind: 'too-long', endless: !whole, tail }
  }

  #passOver(piece: Buffer): void {
    this.#drained += piece.length
    this.#tail = Buffer.concat([this.#tail, piece.subarray(-TAIL - 1)]).subarray(-TAIL - 1)
  }
}

/** So many octets, whatever the line says. */
export function atMost(most: number): LineLimit {
  return (octets) => octets <= most
}

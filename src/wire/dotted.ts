const CR = 0x0d
const LF = 0x0a
const DOT = 0x2e
const KEPT_DOT = Buffer.from('.')
const KEPT_DOT_CR = Buffer.from('.\r')

/** Where the reader stands. A line begins only after CRLF, or at the very beginning. */
type State = 'line-start' | 'dot' | 'dot-cr' | 'text' | 'cr'

/** What one chunk gave. */
export interface Taken {
  /** The octets of the content in it, dots unstuffed; `undefined` when there are none. */
  readonly content: Buffer | undefined
  /** How many octets of the chunk belong to the data; what follows is the client's next command. */
  readonly used: number
  /** Whether CRLF.CRLF has been seen. */
  readonly ended: boolean
}

/**
 * Reads dotted data (RFC 5321 §4.5.2): it ends at CRLF.CRLF, or `.CRLF` at once, and nowhere else. A dot that begins a
 * line is taken away, except where only a lax reader would see an end: `.` before a bare CR or LF stays as it came, so
 * that attempts at smuggling are kept byte for byte. Any chunking gives the same result.
 */
export class DottedReader {
  #state: State = 'line-start'
  #pieces: Buffer[] = []
  /** Where the octets of this chunk that are not yet in `#pieces` begin. */
  #from = 0

  take(chunk: Buffer): Taken {
    this.#pieces = []
    this.#from = 0
    for (let at = 0; at < chunk.length; ) {
      if (this.#state === 'text') {
        const cr = chunk.indexOf(CR, at)
        if (cr < 0) break
        this.#state = 'cr'
        at = cr + 1
        continue
      }
      const octet = chunk[at] ?? 0
      if (this.#state === 'dot-cr' && octet === LF) return this.#taken(at + 1, true)
      if (this.#step(octet, chunk, at)) at++
    }
    if (this.#state !== 'dot' && this.#state !== 'dot-cr') this.#keep(chunk, chunk.length)
    return this.#taken(chunk.length, false)
  }

  /** One octet anywhere but in the middle of a line; false when the new state has to look at it again. */
  #step(octet: number, chunk: Buffer, at: number): boolean {
    switch (this.#state) {
      case 'line-start':
        if (octet === DOT) this.#keep(chunk, at)
        this.#state = octet === DOT ? 'dot' : 'text'
        return octet === DOT
      case 'dot':
        if (octet === CR) {
          this.#state = 'dot-cr'
          return true
        }
        if (octet === LF) this.#pieces.push(KEPT_DOT)
        this.#from = at
        this.#state = 'text'
        return false
      case 'dot-cr':
        this.#pieces.push(KEPT_DOT_CR)
        this.#from = at
        this.#state = 'cr'
        return false
      case 'cr':
        this.#state = octet === LF ? 'line-start' : octet === CR ? 'cr' : 'text'
        return true
      case 'text':
        return true
    }
  }

  #keep(chunk: Buffer, end: number): void {
    if (end > this.#from) this.#pieces.push(chunk.subarray(this.#from, end))
    this.#from = end
  }

  #taken(used: number, ended: boolean): Taken {
    const pieces = this.#pieces
    return { content: pieces.length < 2 ? pieces[0] : Buffer.concat(pieces), used, ended }
  }
}

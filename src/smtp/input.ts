import { SMTPStream } from 'smtp-server/lib/smtp-stream'
import type { Body } from './body.ts'

const LF = 0x0a
const CR = 0x0d
/** Steps taken before other connections get their turn. */
const STEPS = 100

/** What the input tells its connection; every call is answered by `resume` before the next one comes. */
export interface InputEvents {
  /** Octets have come. */
  heard(): void
  /** @param bareLf whether the line ended without a CR */
  line(line: Buffer, bareLf: boolean): void
  /** Whether so many octets of one line are more than we are ready to drain. */
  isEndless(octets: number): boolean
  /** @param endless whether its end has not come after all that we are ready to drain */
  lineTooLong(endless: boolean): void
  /** Whether a line of `octets`, its end counted, is allowed now; `start` gives the line as far as it has come. */
  lineFits(octets: number, start: () => Buffer): boolean
}

/**
 * The client's octets as command lines and bodies. The library's stream decodes dots after a bare LF too and joins
 * chunks as text; this one shares its place in the connection and nothing else.
 */
export class Input extends SMTPStream {
  readonly #events: InputEvents
  #opened = false
  #chunk: Buffer | undefined
  #at = 0
  #next: ((error?: Error | null) => void) | undefined
  #start: Buffer[] = []
  #startLength = 0
  #drained = 0
  #body: Body | undefined
  #settled: Promise<void> = Promise.resolve()
  #waiting = false
  #pumping = false

  constructor(events: InputEvents) {
    super()
    this.#events = events
  }

  /** What came before `open`. */
  get early(): Buffer | undefined {
    return this.#opened ? undefined : this.#chunk
  }

  /** Resolves when the last body that came whole has been answered. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** Octets that have come and are not read yet. */
  get pending(): number {
    return this.#chunk === undefined ? 0 : this.#chunk.length - this.#at
  }

  /** Whether a line has begun to come, or something that was not read yet. */
  get inLine(): boolean {
    return this.#startLength > 0 || this.#drained > 0 || this.pending > 0
  }

  /** Begins to read commands. */
  open(): void {
    this.#opened = true
    this.#pump()
  }

  /** Goes on after a line or a body has been dealt with. */
  resume(): void {
    this.#waiting = false
    this.#pump()
  }

  /** The octets from here on belong to `body`, until it ends. */
  readBody(body: Body): void {
    this.#body = body
  }

  override _write(
    chunk: Buffer,
    _encoding: BufferEncoding | 'buffer',
    next: (error?: Error | null) => void,
  ): void {
    this.#events.heard()
    this.#chunk = chunk
    this.#at = 0
    this.#next = next
    this.#pump()
  }

  #pump(): void {
    if (this.#pumping || !this.#opened) return
    this.#pumping = true
    let steps = 0
    while (!this.#waiting && !this.isClosed && this.#chunk !== undefined && this.#at < this.#chunk.length) {
      if (++steps > STEPS) {
        this.#waiting = true
        setImmediate(() => this.resume())
        break
      }
      if (this.#body === undefined) this.#readLine(this.#chunk)
      else this.#readBody(this.#chunk, this.#body)
    }
    this.#pumping = false
    if (!this.#waiting || this.isClosed) this.#release()
  }

  #release(): void {
    const next = this.#next
    this.#next = undefined
    this.#chunk = undefined
    next?.()
  }

  #readLine(chunk: Buffer): void {
    const from = this.#at
    const end = chunk.indexOf(LF, from)
    const piece = chunk.subarray(from, end < 0 ? chunk.length : end)
    this.#at = end < 0 ? chunk.length : end + 1
    if (this.#drained > 0) {
      this.#drain(piece.length, end >= 0)
      return
    }
    const length = this.#startLength + piece.length + 1
    if (!this.#events.lineFits(length, () => Buffer.concat([...this.#start, piece]))) {
      this.#start = []
      this.#startLength = 0
      this.#drain(length, end >= 0)
      return
    }
    if (end < 0) {
      this.#start.push(piece)
      this.#startLength += piece.length
      return
    }
    const line = this.#start.length === 0 ? piece : Buffer.concat([...this.#start, piece])
    this.#start = []
    this.#startLength = 0
    const bareLf = line.at(-1) !== CR
    this.#waiting = true
    this.#events.line(bareLf ? line : line.subarray(0, -1), bareLf)
  }

  #drain(octets: number, ended: boolean): void {
    this.#drained += octets
    const endless = this.#events.isEndless(this.#drained)
    if (!ended && !endless) return
    this.#drained = 0
    this.#waiting = true
    this.#events.lineTooLong(!ended)
  }

  #readBody(chunk: Buffer, body: Body): void {
    const { used, ended, ready } = body.take(this.#at === 0 ? chunk : chunk.subarray(this.#at))
    this.#at += used
    if (!ended && ready === undefined) return
    this.#waiting = true
    if (ended) this.#body = undefined
    if (ended) this.#settled = Promise.resolve(ready).then(() => body.end())
    void (ended ? this.#settled : ready)?.then(() => this.resume())
  }
}

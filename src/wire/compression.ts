import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { constants, createDeflateRaw, createInflateRaw } from 'node:zlib'

/** What the client's octets may become (HOSTILE §2). */
export interface InflateLimits {
  /** Octets of one command. */
  readonly inflated: number
  /** How many times as many octets as came, above so many that may be any. */
  readonly inflatedRatio: number
  readonly inflatedFloor: number
}

interface CompressionEvents {
  /** What has come already. */
  readonly early: Buffer
  /** Called when the client sends no more, in the middle of what it compresses. */
  readonly ended: () => void
  /** Called when what comes can be read no more. */
  readonly spoiled: (why: string) => void
}

/** Octets that are compressed at a time, at least, when more follow at once. */
const PIECE = 16 * 1024

/** DEFLATE over a connection, in both directions (RFC 4978). */
export class Compression {
  readonly #socket: Socket
  readonly #limits: InflateLimits
  readonly #inflate = createInflateRaw()
  readonly #deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED })
  /** What is to be compressed together. */
  #burst: Uint8Array[] = []
  #burstLength = 0
  #flushing = false
  /** What came and may not have been inflated yet, and how much came before that. */
  #fed: Buffer[] = []
  #fedBefore = 0
  /** Octets of the command that is coming, as they came and inflated, and those that it was let to bring besides. */
  #cameBefore = 0
  #inflated = 0
  #expected = 0

  constructor(socket: Socket, limits: InflateLimits, { early, ended, spoiled }: CompressionEvents) {
    this.#socket = socket
    this.#limits = limits
    this.#inflate.on('data', (chunk: Buffer) => {
      this.#inflated += chunk.length
      if (this.#inflated > this.#most) spoiled('So many octets are no command')
    })
    this.#inflate.on('error', () => {
      // A client that leaves need not end its compression.
      if (socket.readableEnded) ended()
      else spoiled('What came is not compressed by DEFLATE')
    })
    this.#deflate.on('error', () => undefined)
    this.#inflate.on('drain', () => socket.resume())
    this.#deflate.pipe(socket, { end: false })
    socket.on('data', this.#feed)
    socket.on('end', this.#ended)
    socket.once('close', () => {
      this.#inflate.destroy()
      this.#deflate.destroy()
    })
    if (early.length > 0) this.#feed(early)
  }

  /** What the client says. It ends where the client has ended compressing. */
  get said(): Readable {
    return this.#inflate
  }

  get writable(): boolean {
    return this.#deflate.writable && this.#socket.writable
  }

  get writableNeedDrain(): boolean {
    return this.#deflate.writableNeedDrain
  }

  /** Calls whenever more may be written. */
  onDrain(flow: () => void): void {
    this.#deflate.on('drain', flow)
  }

  write(octets: Uint8Array): void {
    this.#burst.push(octets)
    this.#burstLength += octets.length
    if (!this.#flushing) process.nextTick(() => this.#flush())
    this.#flushing = true
    if (this.#burstLength >= PIECE) this.#push()
  }

  /** A new command begins. */
  newCommand(): void {
    this.#cameBefore = this.#inflate.bytesWritten
    this.#inflated = 0
    this.#expected = 0
  }

  /** The command was let to bring so many octets that are streamed. */
  expect(octets: number): void {
    this.#expected += octets
  }

  /** Ends our side. @param sent called when all that was written has been given to the socket */
  end(sent: () => void): void {
    this.#push()
    this.#deflate.once('end', sent)
    this.#deflate.end()
  }

  /** Hears the client no more. @returns what came behind the end of what it had compressed */
  leave(): Buffer {
    this.#socket.off('data', this.#feed)
    this.#socket.off('end', this.#ended)
    const rest = Buffer.concat(this.#fed).subarray(this.#inflate.bytesWritten - this.#fedBefore)
    this.#inflate.destroy()
    return rest
  }

  get #most(): number {
    const { inflated, inflatedRatio, inflatedFloor } = this.#limits
    const came = this.#inflate.bytesWritten - this.#cameBefore
    return Math.min(inflated, Math.max(inflatedFloor, inflatedRatio * came)) + this.#expected
  }

  readonly #feed = (chunk: Buffer): void => {
    for (let first = this.#fed[0]; first !== undefined; first = this.#fed[0]) {
      if (this.#fedBefore + first.length > this.#inflate.bytesWritten) break
      this.#fedBefore += first.length
      this.#fed.shift()
    }
    this.#fed.push(chunk)
    if (!this.#inflate.write(chunk)) this.#socket.pause()
  }

  readonly #ended = (): void => {
    this.#inflate.end()
  }

  #push(): void {
    const burst = this.#burst
    this.#burst = []
    this.#burstLength = 0
    if (burst.length > 0 && this.#deflate.writable) this.#deflate.write(Buffer.concat(burst))
  }

  /** What was written can be read by the client as soon as it comes (RFC 4978 §4). */
  #flush(): void {
    this.#flushing = false
    this.#push()
    if (this.#deflate.writable) this.#deflate.flush(constants.Z_SYNC_FLUSH)
  }
}

import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type SecureContext, TLSSocket } from 'node:tls'
import { seconds } from '../lib/seconds.ts'
import { Compression, type InflateLimits } from './compression.ts'
import { Intake } from './intake.ts'
import type { Line, LineLimit } from './line-buffer.ts'
import type { SessionRecord } from './session-record.ts'
import { HandshakeFailed, upgradeToTls } from './tls-upgrade.ts'

export interface PeerLimits {
  /** Octets of a line that is too long that are read before the connection is closed. */
  readonly drainedLine: number
  /** How long a client may take none of what we send, in milliseconds. */
  readonly stallMs: number
  /** How long a TLS handshake may take, in milliseconds. */
  readonly handshakeMs: number
}

/** What the session gets when it asks for a line. */
export type Heard =
  | Line
  /** Nothing whole came in time. */
  | { readonly kind: 'idle' }
  /** The server is closing and the client has said nothing that waits for an answer. */
  | { readonly kind: 'shutdown' }

/** The client is gone, or does not read: nothing can be said to it any more. */
export class PeerGone extends Error {
  constructor(why = 'the client is gone') {
    super(why)
    this.name = 'PeerGone'
  }
}

/** What the client sends can't be inflated, or would be too much. It can still be told so. */
export class Uninflatable extends PeerGone {
  constructor(why: string) {
    super(why)
    this.name = 'Uninflatable'
  }
}

/** Lines answered before other connections get their turn. */
const TURN = 100
/** How long a client has to read our last words, in milliseconds. */
const LINGER = 1000

/** The other side of a connection, as a session sees it: lines are pulled, and what is sent is paced by the client's reading. */
export class Peer {
  readonly record: SessionRecord
  readonly #limits: PeerLimits
  #socket: Socket
  #compression: Compression | undefined
  #spoiled: Uninflatable | undefined
  readonly #intake: Intake
  /** Called when the client has taken more. */
  #flow: () => void = () => undefined
  #sinceTurn = 0
  #corked = false
  #draining = false
  #closing = false
  readonly #gone = new AbortController()

  constructor(socket: Socket, record: SessionRecord, limits: PeerLimits) {
    this.#socket = socket
    this.record = record
    this.#limits = limits
    this.#intake = new Intake(limits.drainedLine)
    this.#listen()
  }

  /** Aborts when the connection is closed. */
  get gone(): AbortSignal {
    return this.#gone.signal
  }

  get secure(): boolean {
    return this.#socket instanceof TLSSocket
  }

  /** What compresses, when both sides do. */
  get compression(): Compression | undefined {
    return this.#compression
  }

  /** Octets that have come and are not read yet. */
  get pending(): number {
    return this.#intake.pending
  }

  /** The client's address; empty for a Unix socket. */
  get address(): string {
    return this.record.session.remote?.address ?? ''
  }

  /**
   * The client's next line.
   * @param limit how long it may be
   * @param withinMs how long the whole line may take
   * @throws Uninflatable
   */
  async line(limit: LineLimit, withinMs: number): Promise<Heard> {
    let idle = false
    let timer: NodeJS.Timeout | undefined
    try {
      for (;;) {
        if (this.#spoiled !== undefined) throw this.#spoiled
        const line = this.#intake.next(limit)
        if (line !== undefined) {
          await this.#shareTime()
          return line
        }
        if (this.#draining) return { kind: 'shutdown' }
        if (idle) return { kind: 'idle' }
        timer ??= setTimeout(() => {
          idle = true
          this.#intake.wake()
        }, withinMs)
        await this.#more()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * The next octets as they are, at most so many: a piece of a literal.
   * @param withinMs how long they may take to come
   * @throws PeerGone, Uninflatable
   */
  async octets(most: number, withinMs: number): Promise<Buffer> {
    const timer = setTimeout(() => this.cut(), withinMs)
    try {
      for (;;) {
        if (this.#spoiled !== undefined) throw this.#spoiled
        const octets = this.#intake.take(most)
        if (octets !== undefined) return octets
        if (this.#intake.ended) throw new PeerGone()
        await this.#more()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Sends octets, or text in UTF-8. Small pieces that follow each other go out together. */
  write(octets: string | Uint8Array): void {
    if (!this.#sink.writable) return
    if (this.#compression !== undefined) {
      this.#compression.write(typeof octets === 'string' ? Buffer.from(octets) : octets)
      return
    }
    if (!this.#corked) {
      this.#corked = true
      const socket = this.#socket
      socket.cork()
      process.nextTick(() => {
        this.#corked = false
        socket.uncork()
      })
    }
    this.#socket.write(octets)
  }

  /** Resolves when the client has taken so much that more may be sent. @throws PeerGone */
  async drained(): Promise<void> {
    const socket = this.#socket
    if (this.#sink.writable && this.#sink.writableNeedDrain) {
      // The socket's own timer: it does not run out while the system still passes octets on.
      socket.setTimeout(this.#limits.stallMs, this.#stalled)
      await new Promise<void>((resolve) => {
        this.#flow = resolve
      })
      socket.setTimeout(0, this.#stalled)
    }
    if (!socket.writable) throw new PeerGone()
  }

  /**
   * Begins TLS; what the client says from here on is new.
   * @throws HandshakeFailed, when nothing may be said any more
   */
  async startTls(context: SecureContext): Promise<void> {
    const plain = this.#socket
    this.#intake.deafen()
    try {
      this.#socket = await upgradeToTls(plain, context, this.#limits.handshakeMs)
    } catch (error) {
      if (error instanceof HandshakeFailed)
        this.record.endsBy(`TLS handshake failed: ${error.message}`, 'tls')
      throw error
    }
    this.record.secured(this.#socket as TLSSocket)
    this.#listen()
  }

  /** From here on both sides compress (RFC 4978 §3): also what has come and was not read yet. */
  compress(limits: InflateLimits): void {
    this.#intake.deafen()
    const early = this.#intake.rest()
    const spoiled = (why: string) => {
      this.#spoiled ??= new Uninflatable(why)
      this.#intake.wake()
    }
    const ended = () => this.#intake.end()
    this.#compression = new Compression(this.#socket, limits, { early, ended, spoiled })
    this.#compression.onDrain(() => this.#flow())
    this.#intake.hear(this.#compression.said)
  }

  /** From here on neither compresses. Resolves when all that was said before has gone out, or never will. */
  async decompress(): Promise<void> {
    const compression = this.#compression
    if (compression === undefined) return
    const rest = compression.leave()
    this.#intake.hear(this.#socket)
    this.#intake.push(rest)
    await new Promise<void>((resolve) => {
      compression.end(resolve)
      if (this.#socket.closed) resolve()
      else this.#socket.once('close', () => resolve())
    })
    this.#compression = undefined
  }

  /** The server is closing: a session that only waits is woken, one that is busy hears of it at its next line. */
  drain(): void {
    this.#draining = true
    this.#intake.wake()
  }

  /** Ends it once all that was sent has gone out. Resolves when the connection is closed. */
  async close(): Promise<void> {
    const socket = this.#socket
    if (socket.closed) return
    this.#closing = true
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    // What the client still says is read and thrown away: unread octets would reset the connection before it has read our last words.
    this.#intake.deafen()
    this.#compression?.leave()
    socket.resume()
    const end = () => {
      socket.once('end', () => socket.destroySoon())
      socket.end(() => {
        setTimeout(() => socket.destroy(), LINGER).unref()
      })
      if (socket.readableEnded) socket.destroySoon()
    }
    socket.setTimeout(this.#limits.stallMs, this.#stalled)
    if (this.#compression === undefined) end()
    else this.#compression.end(end)
    await closed
  }

  /** Ends it at once. */
  cut(): void {
    this.#socket.destroy()
  }

  get #sink(): Pick<Writable, 'writable' | 'writableNeedDrain'> {
    return this.#compression ?? this.#socket
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.#closing) this.record.leaves(`connection lost: ${error.code ?? error.message}`, 'lost')
    })
    socket.on('drain', () => this.#flow())
    socket.on('close', () => {
      this.#gone.abort()
      if (socket === this.#socket) this.#intake.end()
      this.#flow()
    })
    this.#intake.hear(socket)
  }

  #more(): Promise<void> {
    this.#sinceTurn = 0
    return this.#intake.more()
  }

  /** A client that has sent a thousand commands at once does not keep the others waiting. */
  async #shareTime(): Promise<void> {
    if (++this.#sinceTurn < TURN) return
    this.#sinceTurn = 0
    await nextTurn()
  }

  readonly #stalled = (): void => {
    this.record.endsBy(`took nothing for ${seconds(this.#limits.stallMs)}`, 'slow')
    this.#socket.destroy()
  }
}

import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type SecureContext, TLSSocket } from 'node:tls'
import { seconds } from '../lib/seconds.ts'
import { type Line, LineBuffer, type LineLimit } from './line-buffer.ts'
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
  constructor() {
    super('the client is gone')
    this.name = 'PeerGone'
  }
}

/** Unread octets of a client above which no more are taken from the system. */
const MOST_UNREAD = 64 * 1024
/** Lines answered before other connections get their turn. */
const TURN = 100
/** How long a client has to read our last words, in milliseconds. */
const LINGER = 1000

/** The other side of a connection, as a session sees it: lines are pulled, and what is sent is paced by the client's reading. */
export class Peer {
  readonly record: SessionRecord
  readonly #limits: PeerLimits
  #socket: Socket
  #buffer: LineBuffer
  /** Called when the client has said more, and when it has taken more. */
  #wake: () => void = () => undefined
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
    this.#buffer = this.#listen()
  }

  /** Aborts when the connection is closed. */
  get gone(): AbortSignal {
    return this.#gone.signal
  }

  get secure(): boolean {
    return this.#socket instanceof TLSSocket
  }

  /** Octets that have come and are not read yet. */
  get pending(): number {
    return this.#buffer.pending
  }

  /** The client's address; empty for a Unix socket. */
  get address(): string {
    return this.record.session.remote?.address ?? ''
  }

  /**
   * The client's next line.
   * @param limit how long it may be
   * @param withinMs how long the whole line may take
   */
  async line(limit: LineLimit, withinMs: number): Promise<Heard> {
    let idle = false
    let timer: NodeJS.Timeout | undefined
    try {
      for (;;) {
        const line = this.#buffer.next(limit)
        if (line !== undefined) {
          await this.#shareTime()
          return line
        }
        if (this.#draining) return { kind: 'shutdown' }
        if (idle) return { kind: 'idle' }
        timer ??= setTimeout(() => {
          idle = true
          this.#wake()
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
   * @throws PeerGone
   */
  async octets(most: number, withinMs: number): Promise<Buffer> {
    const timer = setTimeout(() => this.cut(), withinMs)
    try {
      for (;;) {
        const octets = this.#buffer.take(most)
        if (octets !== undefined) return octets
        if (this.#buffer.ended) throw new PeerGone()
        await this.#more()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Sends octets, or text in UTF-8. Small pieces that follow each other go out together. */
  write(octets: string | Uint8Array): void {
    if (!this.#socket.writable) return
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
    if (socket.writable && socket.writableNeedDrain) {
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
    plain.removeAllListeners('data')
    plain.removeAllListeners('end')
    try {
      this.#socket = await upgradeToTls(plain, context, this.#limits.handshakeMs)
    } catch (error) {
      if (error instanceof HandshakeFailed) this.record.endsBy(`TLS handshake failed: ${error.message}`)
      throw error
    }
    this.record.secured(this.#socket as TLSSocket)
    this.#buffer = this.#listen()
  }

  /** The server is closing: a session that only waits is woken, one that is busy hears of it at its next line. */
  drain(): void {
    this.#draining = true
    this.#wake()
  }

  /** Ends it once all that was sent has gone out. Resolves when the connection is closed. */
  async close(): Promise<void> {
    const socket = this.#socket
    if (socket.closed) return
    this.#closing = true
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    // What the client still says is read and thrown away: unread octets would reset the connection before it has read our last words.
    socket.removeAllListeners('data')
    socket.resume()
    socket.once('end', () => socket.destroySoon())
    socket.end(() => {
      setTimeout(() => socket.destroy(), LINGER).unref()
    })
    socket.setTimeout(this.#limits.stallMs, this.#stalled)
    if (socket.readableEnded) socket.destroySoon()
    await closed
  }

  /** Ends it at once. */
  cut(): void {
    this.#socket.destroy()
  }

  #listen(): LineBuffer {
    const buffer = new LineBuffer(this.#limits.drainedLine)
    const socket = this.#socket
    socket.on('data', (chunk: Buffer) => {
      buffer.push(chunk)
      if (buffer.pending > MOST_UNREAD) socket.pause()
      this.#wake()
    })
    socket.on('end', () => {
      buffer.end()
      this.#wake()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!this.#closing) this.record.endsBy(`connection lost: ${error.code ?? error.message}`)
    })
    socket.on('drain', () => this.#flow())
    socket.on('close', () => {
      this.#gone.abort()
      buffer.end()
      this.#wake()
      this.#flow()
    })
    return buffer
  }

  #more(): Promise<void> {
    this.#sinceTurn = 0
    const more = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#socket.resume()
    return more
  }

  /** A client that has sent a thousand commands at once does not keep the others waiting. */
  async #shareTime(): Promise<void> {
    if (++this.#sinceTurn < TURN) return
    this.#sinceTurn = 0
    await nextTurn()
  }

  readonly #stalled = (): void => {
    this.record.endsBy(`took nothing for ${seconds(this.#limits.stallMs)}`)
    this.#socket.destroy()
  }
}

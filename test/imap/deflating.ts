import { once } from 'node:events'
import type { Socket } from 'node:net'
import { constants, createDeflateRaw, createInflateRaw } from 'node:zlib'

/** A client that compresses (RFC 4978), on a connection on which the server has just agreed to it. */
export class DeflatingClient {
  readonly socket: Socket
  readonly #deflate = createDeflateRaw()
  readonly #inflate = createInflateRaw()
  #fed = Buffer.alloc(0)
  #received = Buffer.alloc(0)
  #ended = false
  #plain = false
  #wake: () => void = () => undefined

  constructor({ socket }: { readonly socket: Socket }) {
    this.socket = socket
    socket.removeAllListeners('data')
    socket.on('data', (chunk: Buffer) => {
      if (this.#plain) return this.#receive(chunk)
      this.#fed = Buffer.concat([this.#fed, chunk])
      this.#inflate.write(chunk)
    })
    socket.on('close', () => {
      if (this.#plain) this.#end()
      else this.#inflate.end()
    })
    this.#inflate.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#inflate.on('error', () => this.#end())
    this.#inflate.on('end', () => {
      this.#plain = true
      this.#receive(this.#fed.subarray(this.#inflate.bytesWritten))
      if (socket.closed) this.#end()
    })
    this.#deflate.on('data', (chunk: Buffer) => socket.write(chunk))
  }

  /** Sends, compressed until `last`. */
  send(text: string | Buffer): void {
    if (!this.#deflate.writable) {
      this.socket.write(text)
      return
    }
    this.#deflate.write(text)
    this.#deflate.flush(constants.Z_SYNC_FLUSH)
  }

  /** Sends, and compresses no more. */
  async last(text: string): Promise<void> {
    this.#deflate.end(text)
    await once(this.#deflate, 'end')
  }

  /** The next line, whether the server still compresses or has ended that. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#received.indexOf('\r\n')
      if (end >= 0) {
        const line = this.#received.toString('latin1', 0, end)
        this.#received = this.#received.subarray(end + 2)
        return line
      }
      if (this.#ended) throw new Error(`ended; unread: ${this.#received.toString('latin1')}`)
      await this.#more()
    }
  }

  /** The lines up to and including the answer to this tag. */
  async answer(tag: string): Promise<string[]> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      lines.push(line)
      if (line.startsWith(`${tag} `)) return lines
    }
  }

  /** Resolves when the connection has ended. */
  async ended(): Promise<void> {
    while (!this.#ended) await this.#more()
  }

  #receive(octets: Buffer): void {
    this.#received = Buffer.concat([this.#received, octets])
    this.#wake()
  }

  #end(): void {
    this.#ended = true
    this.#wake()
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A connection on which the test says every octet itself. */
export class Wire {
  readonly socket: Socket
  readonly closed: Promise<void>
  #text = ''
  #changed = () => {}

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port })
    this.socket.setEncoding('latin1')
    this.socket.on('data', (chunk: string) => {
      this.#text += chunk
      this.#changed()
    })
    this.socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()))
    this.socket.once('close', () => this.#changed())
    onTestFinished(() => void this.socket.destroy())
  }

  /** Everything that came so far. */
  get text(): string {
    return this.#text
  }

  send(octets: string | Buffer): void {
    this.socket.write(octets)
  }

  /** Waits until this came, so many times, or the connection is closed. @returns everything that came */
  async until(part: string, times = 1): Promise<string> {
    while (this.#text.split(part).length <= times && !this.socket.closed)
      await new Promise<void>((resolve) => {
        this.#changed = resolve
      })
    return this.#text
  }

  /** The status of the first answer. */
  async status(): Promise<number> {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(await this.until('\r\n\r\n'))?.[1])
  }
}

import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'

const PATIENCE = 20_000

/** A client of a line protocol that sends exactly what it is told, and reads reply by reply. */
export class LineClient implements AsyncDisposable {
  #socket: net.Socket
  #received: Buffer = Buffer.alloc(0)
  #ended = false
  #wake: () => void = () => undefined

  private constructor(socket: net.Socket) {
    this.#socket = socket
    this.#listen()
  }

  static async connect(to: net.NetConnectOpts): Promise<LineClient> {
    const socket = net.connect({ noDelay: true, ...to })
    await once(socket, 'connect')
    return new LineClient(socket)
  }

  /** One that has read a greeting of one line, from this machine's `port`. */
  static async greeted(port: number): Promise<LineClient> {
    const client = await LineClient.connect({ host: '127.0.0.1', port })
    await client.line()
    return client
  }

  /** Sends `text` in the very segment that completes the connection, or right behind it. */
  static async blurt(to: net.NetConnectOpts, text: string): Promise<LineClient> {
    const socket = net.connect({ noDelay: true, ...to })
    socket.write(text)
    await once(socket, 'connect')
    return new LineClient(socket)
  }

  static async connectTls(to: tls.ConnectionOptions): Promise<LineClient> {
    const socket = tls.connect({ rejectUnauthorized: false, ...to })
    await once(socket, 'secureConnect')
    return new LineClient(socket)
  }

  get socket(): net.Socket {
    return this.#socket
  }

  /** Whether the server has closed its side. */
  get ended(): boolean {
    return this.#ended
  }

  send(octets: string | Buffer): void {
    this.#socket.write(typeof octets === 'string' ? Buffer.from(octets, 'utf8') : octets)
  }

  /** Sends, and waits until the operating system has it. */
  async push(octets: string | Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.#socket.write(octets, (error) => (error ? reject(error) : resolve())),
    )
  }

  /** The next line without its end. @throws when the connection ends first */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#received.indexOf('\r\n')
      if (end >= 0) {
        const line = this.#received.toString('utf8', 0, end)
        this.#received = this.#received.subarray(end + 2)
        return line
      }
      if (this.#ended) throw new Error(`the connection ended; unread: ${this.#received.toString()}`)
      await this.#more()
    }
  }

  /** The next SMTP reply, its lines joined by LF. */
  async reply(): Promise<string> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      lines.push(line)
      if (!/^\d{3}-/.test(line)) return lines.join('\n')
    }
  }

  /** Sends a line and reads the reply to it. */
  async ask(line: string): Promise<string> {
    this.send(`${line}\r\n`)
    return this.reply()
  }

  /** Reads until the server closes. @returns what was still to be read */
  async untilEnd(): Promise<string> {
    while (!this.#ended) await this.#more()
    return this.#received.toString()
  }

  /** Begins TLS on the same connection. */
  async startTls(options: tls.ConnectionOptions = {}): Promise<void> {
    this.#socket.removeAllListeners('data')
    const secured = tls.connect({ socket: this.#socket, rejectUnauthorized: false, ...options })
    await once(secured, 'secureConnect')
    this.#socket = secured
    this.#listen()
  }

  /** Ends with FIN. */
  finish(): void {
    this.#socket.end()
  }

  /** Ends with RST. */
  reset(): void {
    this.#socket.resetAndDestroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
    if (!this.#socket.closed) await once(this.#socket, 'close')
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      this.#wake()
    })
    for (const event of ['end', 'close', 'error']) {
      this.#socket.on(event, () => {
        this.#ended = true
        this.#wake()
      })
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server said nothing')), PATIENCE)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

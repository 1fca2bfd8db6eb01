import { connect, type Socket } from 'node:net'

const CRLF = Buffer.from('\r\n')

/** As little of an IMAP client as counts what comes: it looks at the ends of lines only, and passes over literals. */
export class ImapClient {
  readonly #socket: Socket
  #octets: Buffer = Buffer.alloc(0)
  /** Octets of a literal that are still to come. */
  #literal = 0
  /** Octets that have come since the last command. */
  #count = 0
  #tag = 0
  #onLine: (line: string) => void = () => {}
  #onClose: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('close', () => this.#onClose())
  }

  /** A client that is logged in. */
  static async logIn(port: number, user: string): Promise<ImapClient> {
    const client = new ImapClient(connect({ port, host: '127.0.0.1', noDelay: true }))
    await client.until((line) => line.startsWith('* OK'))
    await client.run(`LOGIN ${user} any`)
    return client
  }

  /** Resolves at the tagged answer. @returns octets that came until then @throws when it is not OK */
  async run(command: string): Promise<number> {
    const tag = `t${++this.#tag}`
    this.#count = 0
    const answered = this.until((line) => line.startsWith(`${tag} `))
    this.#socket.write(`${tag} ${command}\r\n`)
    const answer = await answered
    if (!answer.startsWith(`${tag} OK`)) throw new Error(`${command}: ${answer}`)
    return this.#count
  }

  send(line: string): void {
    this.#socket.write(`${line}\r\n`)
  }

  /** The first line from now on that is so. */
  until(so: (line: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#onClose = () => reject(new Error('the server has closed'))
      this.#onLine = (line) => {
        if (so(line)) resolve(line)
      }
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#count += chunk.length
    let octets = this.#octets.length === 0 ? chunk : Buffer.concat([this.#octets, chunk])
    for (;;) {
      if (this.#literal > 0) {
        const passed = Math.min(this.#literal, octets.length)
        this.#literal -= passed
        octets = octets.subarray(passed)
      }
      const end = this.#literal > 0 ? -1 : octets.indexOf(CRLF)
      if (end < 0) break
      const line = octets.toString('latin1', 0, end)
      octets = octets.subarray(end + CRLF.length)
      this.#literal = Number(/\{(\d+)\}$/.exec(line)?.[1] ?? 0)
      this.#onLine(line)
    }
    this.#octets = octets
  }
}

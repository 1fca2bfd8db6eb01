import { once } from 'node:events'
import net from 'node:net'
import { StrictReader, type Value } from './strict-reader.ts'

/** What came for a command. */
export interface Answered {
  /** Untagged responses without CRLF, literals and all. */
  readonly untagged: readonly Buffer[]
  /** The tagged response without its tag: `OK Fetched`. */
  readonly tagged: string
}

/** A client that reads octets: literals are literals, whatever is in them. */
export class StrictClient implements AsyncDisposable {
  readonly #socket: net.Socket
  #received = Buffer.alloc(0)
  #tags = 0
  #utf8 = false
  #wake: () => void = () => undefined

  private constructor(socket: net.Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#wake()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => this.#wake())
  }

  /** One that is logged in. */
  static async inside(port: number, user = 'shop'): Promise<StrictClient> {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    const client = new StrictClient(socket)
    await client.#response()
    await client.ok(`LOGIN ${user} any`)
    return client
  }

  get socket(): net.Socket {
    return this.#socket
  }

  /** Octets of a command, which may hold literals, without its tag. */
  async ask(command: string | Buffer): Promise<Answered> {
    const tag = `t${++this.#tags}`
    this.#socket.write(Buffer.concat([Buffer.from(`${tag} `), Buffer.from(command), Buffer.from('\r\n')]))
    const untagged: Buffer[] = []
    for (;;) {
      const response = await this.#response()
      const text = response.toString('latin1', 0, 200)
      if (text.startsWith(`${tag} `)) return { untagged, tagged: text.slice(tag.length + 1) }
      if (!text.startsWith('+ ')) untagged.push(response)
    }
  }

  /** The same, of one that must succeed. */
  async ok(command: string | Buffer): Promise<readonly Buffer[]> {
    const { untagged, tagged } = await this.ask(command)
    if (!tagged.startsWith('OK')) throw new Error(tagged)
    if (command.toString().startsWith('ENABLE')) this.#utf8 = true
    return untagged
  }

  /** FETCH responses to a command that must succeed, read strictly: for each message its items by name. */
  async fetch(command: string | Buffer): Promise<readonly ReadonlyMap<string, Value>[]> {
    const responses = await this.ok(command)
    return responses
      .filter((response) => / FETCH /.test(response.toString('latin1', 0, 30)))
      .map((response) => new Map(new StrictReader(response, { utf8: this.#utf8 }).fetch().items))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
    if (!this.#socket.closed) await once(this.#socket, 'close')
  }

  /** A line, and those that its literals go on with. */
  async #response(): Promise<Buffer> {
    for (let from = 0; ; ) {
      const end = this.#received.indexOf('\r\n', from)
      if (end < 0) await this.#more()
      else {
        const literal = /\{(\d+)\}$/.exec(this.#received.toString('latin1', Math.max(from, end - 30), end))
        if (literal === null) return this.#take(end)
        from = end + 2 + Number(literal[1])
        while (this.#received.length < from) await this.#more()
      }
    }
  }

  #take(end: number): Buffer {
    const response = this.#received.subarray(0, end)
    this.#received = this.#received.subarray(end + 2)
    return response
  }

  async #more(): Promise<void> {
    if (this.#socket.destroyed) throw new Error(`the connection ended; unread: ${this.#received.toString()}`)
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }
}

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A plain SMTP client on a raw socket: what it sends is exactly what it is told, and it never judges a reply. */
export class MailClient {
  readonly #socket: Socket
  readonly #replies: AsyncGenerator<string, undefined>

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#replies = repliesOf(socket)
  }

  /** Connects, reads the greeting and says EHLO. @throws Error when the server does not greet with 220 */
  static async open(port: number): Promise<MailClient> {
    const socket = connect(port, '127.0.0.1').setNoDelay()
    const client = new MailClient(socket)
    const greeting = await client.#reply()
    if (!greeting.startsWith('220')) throw new Error(`no greeting but: ${greeting}`)
    await client.command('EHLO load.example')
    return client
  }

  /** Sends a line. @returns the reply with all its lines; empty when the connection ended instead */
  async command(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`)
    return this.#reply()
  }

  /** A whole transaction. @returns the reply to the final dot, or the first one that refused */
  async deliver(body: Buffer, recipient = 'user@example.net'): Promise<string> {
    for (const line of ['MAIL FROM:<app@example.com>', `RCPT TO:<${recipient}>`, 'DATA']) {
      const reply = await this.command(line)
      if (!/^[23]/.test(reply)) return reply
    }
    if (!this.#socket.write(stuffed(body))) await drained(this.#socket)
    this.#socket.write('.\r\n')
    return this.#reply()
  }

  close(): void {
    this.#socket.destroy()
  }

  async #reply(): Promise<string> {
    return (await this.#replies.next()).value ?? ''
  }
}

/** Adds the dot that transparency asks for to lines that begin with one (RFC 5321 §4.5.2). */
function stuffed(body: Buffer): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  const dot = Buffer.from('.')
  if (body[0] === 0x2e) pieces.push(dot)
  for (let at = body.indexOf('\r\n.'); at >= 0; at = body.indexOf('\r\n.', at + 2)) {
    pieces.push(body.subarray(from, at + 2), dot)
    from = at + 2
  }
  pieces.push(body.subarray(from))
  return Buffer.concat(pieces)
}

async function drained(socket: Socket): Promise<void> {
  const gone = new AbortController()
  const leave = () => gone.abort()
  socket.once('close', leave)
  // A connection that closes instead shows itself by the reply that does not come.
  await once(socket, 'drain', { signal: gone.signal }).catch(() => undefined)
  socket.off('close', leave)
}

async function* repliesOf(socket: Socket): AsyncGenerator<string, undefined> {
  let text = ''
  try {
    for await (const chunk of socket) {
      text += String(chunk)
      for (;;) {
        const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(text)
        if (whole === null) break
        text = text.slice(whole[0].length)
        yield whole[0]
      }
    }
  } catch {
    // A reset is an end like any other: the reply that is missing says it.
  }
  return undefined
}

import { createHash } from 'node:crypto'
import type { Arrival, Capture, Receiver } from '../../src/capture/capture.ts'
import { inboxOfAddress, routesOf } from '../../src/capture/routing.ts'
import type { Logins, Opened, Proof } from '../../src/domain/login.ts'
import type { NewMessage } from '../../src/domain/message.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import { type Log, silentLog } from '../../src/lib/log.ts'
import { createSmtpServer, type ListenOptions, type SmtpServer } from '../../src/smtp/server.ts'
import type { SmtpSettings } from '../../src/smtp/settings.ts'
import type { BoundAddress, Endpoint } from '../../src/wire/listener.ts'
import { SessionDesk } from '../support/session-desk.ts'
import { LineClient } from '../support/smtp-client.ts'

export interface KeptMessage extends NewMessage {
  readonly id: string
  readonly raw: Buffer
  readonly sha256: string
}

/** What an SMTP server hands over, and what may be told to go wrong. */
export class Sink extends SessionDesk implements Capture, Logins {
  readonly maxMessageSize: number
  readonly kept: KeptMessage[] = []
  readonly logins: { name: string; proof: Proof }[] = []
  /** Receivers begun, aborted. */
  begun = 0
  aborted = 0
  /** Thrown instead of keeping. */
  failure: Error | undefined
  /** Runs before each write and each delivery: what it answers is waited for. */
  pause: (() => Promise<void>) | undefined
  passwords: Readonly<Record<string, string>> = { known: 'secret' }
  readonly #domains: readonly string[]

  constructor(maxMessageSize: number, domains: readonly string[] = []) {
    super()
    this.maxMessageSize = maxMessageSize
    this.#domains = domains
  }

  receive(): Receiver {
    this.begun++
    this.changed()
    return new MemoryReceiver(this)
  }

  async deliver(message: NewMessage, body: Receiver) {
    await this.#ready()
    return this.#keep(message, body)
  }

  /** As the real one, but for the header, which is its affair. */
  async route({ login, port, ...message }: Arrival, body: Receiver) {
    await this.#ready()
    const recipients = message.envelope.to.map(({ address }) => address)
    const facts = { recipients, login, port, field: null, domains: this.#domains, isClosed: () => false }
    return routesOf(facts).map(({ inbox, routedBy, recipients: places }) => ({
      kept: this.#keep({ ...message, inbox, routedBy }, body),
      recipients: places,
    }))
  }

  inboxOf(address: string): string | undefined {
    return inboxOfAddress(address, this.#domains)?.inbox
  }

  async #ready(): Promise<void> {
    await this.pause?.()
    if (this.failure !== undefined) throw this.failure
  }

  #keep(message: NewMessage, body: Receiver) {
    if (!(body instanceof MemoryReceiver)) throw new TypeError('not a receiver of this sink')
    const raw = Buffer.concat(body.chunks)
    const id = `m${this.kept.length + 1}`
    this.kept.push({ ...message, id, raw, sha256: createHash('sha256').update(raw).digest('hex') })
    this.changed()
    const seq = this.kept.length
    return { id, seq, inbox: message.inbox, mailbox: 'INBOX', uid: seq, uidValidity: 1 }
  }

  async login(name: string, proof: Proof): Promise<Opened> {
    this.logins.push({ name, proof })
    if (/[\u0000-\u001f\u202e]/.test(name))
      throw new DomainError('bad-inbox-name', 'This user name cannot be')
    const password = this.passwords[name]
    if (password === undefined && proof.kind !== 'mutual') return { inbox: name, guarded: false }
    const fits =
      password !== undefined &&
      {
        password: () => proof.kind === 'password' && proof.password === password,
        token: () => proof.kind === 'token' && proof.token === password,
        response: () => proof.kind === 'response' && proof.fits(password),
        mutual: () => proof.kind === 'mutual' && proof.fits(password),
      }[proof.kind]()
    if (!fits) throw new DomainError('wrong-credentials', 'User name or password is wrong')
    return { inbox: name, guarded: true }
  }

  knowsPasswords(): boolean {
    return Object.keys(this.passwords).length > 0
  }

  aborting(): void {
    this.aborted++
    this.changed()
  }
}

class MemoryReceiver implements Receiver {
  readonly chunks: Buffer[] = []
  size = 0
  readonly #sink: Sink

  constructor(sink: Sink) {
    this.#sink = sink
  }

  write(chunk: Uint8Array): Promise<void> | undefined {
    this.size += chunk.length
    this.chunks.push(Buffer.from(chunk))
    return this.#sink.pause?.()
  }

  async rest(): Promise<void> {}

  async *bytes(): AsyncGenerator<Uint8Array> {
    yield* this.chunks
  }

  async abort(): Promise<void> {
    this.chunks.length = 0
    this.#sink.aborting()
  }
}

export interface SmtpBench extends AsyncDisposable {
  readonly sink: Sink
  readonly server: SmtpServer
  /** Where the first listener is. */
  readonly port: number
  listen(endpoint: Endpoint, options: ListenOptions): Promise<BoundAddress>
  /** A client that has read the greeting. */
  client(): Promise<LineClient>
  /** One that has also said EHLO. */
  greeted(): Promise<LineClient>
}

/** Settings of the server, whether its first listener speaks LMTP, and domains whose subdomains are inboxes. */
export type BenchSettings = Partial<SmtpSettings> & {
  readonly lmtp?: boolean
  readonly domains?: readonly string[]
}

/** A server on a free loopback port, and what it captured. */
export async function startSmtp(given: BenchSettings = {}, log: Log = silentLog): Promise<SmtpBench> {
  const { lmtp = false, domains = [], limits, ...rest } = given
  const settings: SmtpSettings = {
    hostname: 'sandpost.test',
    auth: 'optional',
    strict: false,
    xclient: false,
    requireTls: false,
    refuseEarlyTalkers: true,
    maxMessageSize: 10 * 1024 * 1024,
    ...rest,
    limits: { errorDelayMs: 1, ...limits },
  }
  const sink = new Sink(settings.maxMessageSize, domains)
  const server = createSmtpServer({ capture: sink, logins: sink, sessions: sink, log, settings })
  const address = await server.listen(
    { kind: 'tcp', host: '127.0.0.1', port: 0 },
    {
      tls: settings.tls === undefined ? 'off' : 'starttls',
      lmtp,
    },
  )
  if (address.kind !== 'tcp') throw new TypeError('not a port')
  const client = async (): Promise<LineClient> => {
    const connected = await LineClient.connect({ host: '127.0.0.1', port: address.port })
    await connected.reply()
    return connected
  }
  return {
    sink,
    server,
    port: address.port,
    listen: (endpoint, options) => server.listen(endpoint, options),
    client,
    async greeted() {
      const connected = await client()
      await connected.ask(lmtp ? 'LHLO client.test' : 'EHLO client.test')
      return connected
    },
    [Symbol.asyncDispose]: () => server.close({ graceMs: 0 }),
  }
}

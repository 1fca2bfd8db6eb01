import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection'
import type { SessionRecord } from '../wire/session-record.ts'
import type { MailActivity } from './activity.ts'
import type { Body } from './body.ts'
import { type Channel, Dialogue, type Services } from './dialogue.ts'
import { httpRefusal, isHttp } from './dispatch.ts'
import { Input } from './input.ts'
import { formatReply, goodbye, type Reply } from './reply.ts'

export interface ConnectionContext {
  readonly services: Services
  readonly record: SessionRecord
  /** Told what the session is at. */
  readonly activity: MailActivity | undefined
  /** Called once, when the socket is closed. */
  readonly onClosed: (connection: Connection) => void
}

/**
 * The library's connection, which brings TLS, half-closed sockets and XCLIENT, with our input and our dialogue. It
 * greets as soon as one turn of the event loop has shown that the client does not speak first.
 */
export class Connection extends SMTPConnection implements Channel {
  readonly dialogue: Dialogue
  readonly #services: Services
  readonly #record: SessionRecord
  readonly #onClosed: ConnectionContext['onClosed']
  readonly #activity: MailActivity | undefined
  #draining = false
  /** Whether the last XCLIENT was taken. */
  #newClient = false

  constructor(server: SMTPServer, socket: Socket | TLSSocket, context: ConnectionContext) {
    super(server, socket, { id: context.record.session.id })
    this.#services = context.services
    this.#record = context.record
    this.#onClosed = context.onClosed
    this.dialogue = new Dialogue(context.services, this, context.record)
    this.#activity = context.activity
    context.activity?.follow(() => this.dialogue.inMessage || this.#input?.inLine === true)
  }

  get xclient(): boolean {
    return this._proxyCommandAllowed('XCLIENT', 'useXClient')
  }

  override init(): void {
    this._setListeners(() => setImmediate(() => this.#greet()))
  }

  /** Says 421 now when the client is only being waited for; otherwise as soon as what it does is done. */
  drain(): void {
    this.#draining = true
    if (this._closing) this._socket.destroySoon()
    else if (this.dialogue.deadlines.idle) this.#sayFarewell()
  }

  /** Ends it whatever is going on. */
  cut(): void {
    if (!this._closed) this.#sayFarewell()
    this._socket.destroy()
  }

  /** Ends the session when one of its deadlines is over. */
  check(now: number): void {
    const overdue = this.dialogue.deadlines.overdue(now, this.#services.settings.limits)
    if (overdue === undefined || this._closing || this._closed) return
    this.#record.endsBy(overdue.reason, overdue.what === 'idle' ? null : 'slow')
    if (overdue.what === 'stall') this._socket.destroy()
    else this.write(goodbye('4.4.2', `Timeout, ${overdue.reason}`, overdue.reason))
  }

  write(reply: Reply): void {
    // While the handshake runs the socket below TLS must not be written to.
    if (!this._upgrading && this._socket.writable) {
      const text = formatReply(reply)
      this._socket.write(`${text}\r\n`, 'latin1')
      if (reply.secret === true) this.#record.script.serverSecret(String(reply.code))
      else for (const line of text.split('\r\n')) this.#record.script.server(line, line.length + 2)
    }
    if (reply.ending === undefined) return
    this.#record.endsBy(reply.ending, reply.failure)
    this.close()
  }

  concluded(): void {
    this.#activity?.concluded()
  }

  readBody(body: Body): void {
    this.#input?.readBody({
      get size() {
        return body.size
      },
      take: (chunk) => {
        const taken = body.take(chunk)
        this.dialogue.deadlines.octets(taken.used)
        if (taken.ready === undefined || taken.ended) return taken
        this.dialogue.deadlines.awaitUs()
        const ready = taken.ready.then(() => this.dialogue.deadlines.resumeBody(this.#now))
        return { ...taken, ready }
      },
      end: () => this.dialogue.endBody(body).then(() => this.#finished()),
    })
  }

  startTls(): void {
    const input = this.#input
    this.write({ code: 220, status: '2.0.0', text: 'Ready to start TLS' })
    if (input !== undefined && input.pending > 0) {
      this.#record.script.remark(`${input.pending} octets sent in plaintext after STARTTLS, never read`)
    }
    this.upgrade(
      () => input?.resume(),
      () => {
        if ('getCipher' in this._socket) this.#record.secured(this._socket)
        this.dialogue.restart()
        this.#input?.open()
        this.#finished()
      },
    )
  }

  /**
   * The library's XCLIENT works on the library's own fields: they are lent to it. As in Postfix it begins a new session,
   * which has the login that this XCLIENT gives, or none.
   */
  async overrideClient(argument: string): Promise<void> {
    this._resetSession()
    this.session.user = false
    this.#newClient = false
    await new Promise<void>((resolve) => this.handler_XCLIENT(Buffer.from(`XCLIENT ${argument}`), resolve))
    if (!this.#newClient) return
    this.dialogue.restart()
    this.dialogue.login = this.session.user || null
    if (!this._xClient.has('ADDR')) return
    this.#record.learn({ remote: { address: this.remoteAddress, port: Number(this.remotePort) || 0 } })
    this.#record.script.remark(`XCLIENT came from ${this._originalRemoteAddress || 'a Unix socket'}`)
  }

  /** The library's answer to an XCLIENT that it took. */
  override _sendGreeting(): void {
    this.#newClient = true
    super._sendGreeting()
  }

  /** Whatever the library itself has to say goes the same way. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    const status = this._getEnhancedStatusCode(code, context)
    const text = data ?? ''
    const answer = status === '' ? { code, text } : { code, status, text }
    this.write(code === 421 ? { ...answer, ending: 'closed by the server', failure: 'refused' } : answer)
  }

  /** Runs within the library's constructor: nothing of this class may be touched yet. */
  override _createParser(): Input {
    const input: Input = new Input({
      heard: () => this.#activity?.heard(),
      line: (line, bareLf) => this.#proceed(this.dialogue.line(line, bareLf)),
      lineTooLong: (endless) => this.#proceed(this.dialogue.lineTooLong(endless)),
      lineFits: (octets, start) => this.dialogue.lineFits(octets, start),
      isEndless: (octets) => octets > this.#services.settings.limits.drainedLine,
    })
    input.on('error', () => this.close())
    // The client has sent its last octet. What it asked for has been answered by now.
    input.on('finish', () => this.close())
    return input
  }

  /** Deadlines are ours; only the handshake's is armed on the socket itself. */
  override _armTimeout(socket: Socket = this._socket): void {
    if (!this._upgrading) return
    const timer = setTimeout(
      () => socket.destroy(new Error('it took too long')),
      this.#services.settings.limits.handshakeMs,
    )
    // A client that does not like the certificate may leave without a word, closing its side alone.
    const left = () => socket.destroy(new Error('closed'))
    socket.once('end', left)
    for (const event of ['secure', 'close']) {
      socket.once(event, () => {
        clearTimeout(timer)
        socket.off('end', left)
      })
    }
  }

  override _onError(error: Error & { code?: string | undefined }): void {
    const what = this._upgrading ? 'TLS handshake failed' : `connection lost${this.dialogue.whereabouts}`
    this.#record.leaves(`${what}: ${error.code ?? error.message}`, this._upgrading ? 'tls' : 'lost')
    this.close()
  }

  override _onClose(): void {
    if (this._closed) return
    const settled = this.#input?.settled
    super._onClose()
    const { whereabouts } = this.dialogue
    // Within a message it was more than a client that does not say QUIT.
    this.#record.leaves(`client disconnected${whereabouts}`, whereabouts === '' ? null : 'lost')
    const { id, ending } = this.#record.session
    const note = this._upgrading ? ending : whereabouts === '' ? null : 'incomplete message thrown away'
    if (note !== null) this.#services.log.info({ session: id }, `smtp: ${note}`)
    this.#onClosed(this)
    void this.#conclude(settled)
  }

  /** A message that came whole is kept though its client is gone; then the session is over. */
  async #conclude(settled: Promise<void> | undefined): Promise<void> {
    await settled
    await this.dialogue.ended()
    this.#record.finish()
  }

  get #input(): Input | undefined {
    return this._parser instanceof Input ? this._parser : undefined
  }

  get #now(): number {
    return this.#services.clock.elapsed()
  }

  #greet(): void {
    if (this._closed || this._closing) return
    const early = this.#input?.early
    const refusal = early && this.#refusalOfEarly(early)
    if (refusal !== undefined) {
      this.write(refusal)
      return
    }
    const { hostname, lmtp } = this.#services.settings
    this._ready = true
    this.write({ code: 220, text: `${hostname} ${lmtp ? 'LMTP' : 'ESMTP'} Sandpost` })
    this.#finished()
    this.#input?.open()
  }

  #refusalOfEarly(early: Buffer): Reply | undefined {
    if (isHttp(early.toString('latin1', 0, 200))) return httpRefusal()
    if (!this.#services.settings.refuseEarlyTalkers) return undefined
    const text = 'Protocol synchronization error, wait for the greeting'
    return { code: 554, status: '5.5.0', text, ending: 'spoke before the greeting', failure: 'refused' }
  }

  #proceed(answered: Promise<void> | undefined): void {
    if (answered === undefined) this.#goOn()
    else void answered.then(() => this.#goOn())
  }

  /** Reads on once the client has taken our replies: whoever sends without reading is not read either (S35). */
  #goOn(): void {
    const input = this.#input
    this.#finished()
    const { deadlines } = this.dialogue
    if (this._socket.writableNeedDrain) deadlines.stalled(this.#now)
    this._whenWritable(() => {
      deadlines.stalled(undefined)
      input?.resume()
    })
  }

  #finished(): void {
    if (this.dialogue.inBody || this._upgrading || this._closing) return
    if (this.#draining) this.#sayFarewell()
    else this.dialogue.deadlines.awaitCommand(this.#now)
  }

  #sayFarewell(): void {
    this.write(goodbye('4.3.2', 'Shutting down', 'server shut down'))
    this._socket.destroySoon()
  }
}

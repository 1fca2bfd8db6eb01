import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import type { Proof } from '../domain/login.ts'
import type { SessionLog } from '../domain/session.ts'
import type { Admission } from '../wire/admission.ts'
import { SessionRecord } from '../wire/session-record.ts'
import { MailActivity } from './activity.ts'
import { Connection } from './connection.ts'
import type { Services } from './dialogue.ts'
import { formatReply, goodbye } from './reply.ts'

export interface ListenerContext {
  readonly services: Services
  readonly sessions: SessionLog
  readonly admission: Admission
  readonly implicitTls: boolean
  /** What a session of a Unix socket says it connected to. */
  readonly place: string
}

/** How long a refused client has to read why. */
const REFUSAL_LINGER = 1000

/** One listener: the library's server, which accepts and does TLS, with our connections. */
export class SmtpListener extends SMTPServer {
  /** Every session whose socket is not closed yet. */
  readonly live = new Set<Connection>()
  /** Sessions that are not over, those that still shake hands too. */
  readonly open = new Set<SessionRecord>()
  readonly #context: ListenerContext
  readonly #records = new WeakMap<Socket, SessionRecord>()
  readonly #activities = new WeakMap<SessionRecord, MailActivity>()

  constructor(context: ListenerContext) {
    const { settings } = context.services
    super({
      ...settings.tls,
      secure: context.implicitTls,
      lmtp: settings.lmtp,
      name: settings.hostname,
      useXClient: settings.xclient,
      banner: 'Sandpost',
      // A client may send all it has, close its side, and wait for our answers.
      allowHalfOpen: true,
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      logger: false,
    })
    this.#context = context
  }

  /** Every connection is a session from here on, also one that is refused. */
  override _acceptSocket(socket: Socket, handshake: boolean): (() => void) | false {
    const { services, sessions, admission, place } = this.#context
    const { clock, settings } = services
    const protocol = settings.lmtp ? 'lmtp' : 'smtp'
    const activity = new MailActivity(clock)
    const record = new SessionRecord(socket, { protocol, clock, sessions, place, activity })
    this.#activities.set(record, activity)
    this.open.add(record)
    void record.over.then(() => this.open.delete(record))
    const address = record.session.remote?.address ?? ''
    if (!admission.enter(address)) {
      refuse(socket, record, handshake)
      return false
    }
    socket.once('close', () => admission.leave(address))
    this.#records.set(socket, record)
    return super._acceptSocket(socket, handshake)
  }

  /** PROXY headers are not spoken here: what is left of it is the turn in which the client may speak too early. */
  override _handleProxy(...[socket, callback]: Parameters<SMTPServer['_handleProxy']>): void {
    setImmediate(() => callback(null, { id: this.#records.get(socket)?.session.id ?? '' }))
  }

  override _upgrade(...[socket, callback]: Parameters<SMTPServer['_upgrade']>): void {
    const record = this.#records.get(socket)
    const failed = (why: string): void => {
      record?.endsBy(`TLS handshake failed: ${why}`, 'tls')
      record?.finish()
      this.#context.services.log.info({ session: record?.session.id }, `smtp: TLS handshake failed: ${why}`)
    }
    if (socket.destroyed) {
      // Closed between accept and here, by a shutdown: Node crashes when TLS is put on such a socket.
      failed('server shut down')
      callback(new Error('The socket is closed'))
      return
    }
    const timer = setTimeout(
      () => this._pendingSockets.get(socket)?.destroy(new Error('it took too long')),
      this.#context.services.settings.limits.handshakeMs,
    )
    // A client that does not like the certificate may leave without a word, closing its side alone.
    const left = () => this._pendingSockets.get(socket)?.destroy(new Error('closed'))
    super._upgrade(socket, (error, secured) => {
      clearTimeout(timer)
      secured?.off('end', left)
      if (secured === undefined) failed(error?.message ?? 'closed')
      else if (record !== undefined) {
        record.secured(secured)
        this.#records.set(secured, record)
      }
      callback(error, secured)
    })
    this._pendingSockets.get(socket)?.once('end', left)
  }

  override connect(socket: Socket | TLSSocket): void {
    const record = this.#records.get(socket)
    if (record === undefined) return
    const connection = new Connection(this, socket, {
      services: this.#context.services,
      record,
      activity: this.#activities.get(record),
      onClosed: (closed) => this.live.delete(closed),
    })
    this.live.add(connection)
    connection.init()
  }

  /** XCLIENT LOGIN is the word of a proxy that the operator trusts: it needs no secret. */
  override onAuth(...[auth, , callback]: Parameters<SMTPServer['onAuth']>): void {
    const vouched: Proof = { kind: 'response', fits: () => true }
    this.#context.services.logins.login(auth.username ?? '', vouched).then(
      ({ inbox }) => callback(null, { user: inbox }),
      (error: unknown) => callback(error instanceof Error ? error : new Error('Login failed')),
    )
  }

  /** Failures of one socket before it is a session, and of accepting: nothing that the server should fall over. */
  override _onError(error: Error): void {
    this.#context.services.log.info({ err: error }, 'smtp: a connection failed before its session began')
  }
}

function refuse(socket: Socket, record: SessionRecord, handshake: boolean): void {
  const answer = goodbye('4.7.0', 'Too many connections, try again later', 'refused: too many connections')
  const text = formatReply(answer)
  socket.on('error', () => undefined)
  record.script.server(text, text.length + 2)
  record.endsBy('refused: too many connections', 'refused')
  record.finish()
  if (handshake) {
    socket.destroy()
    return
  }
  socket.end(`${text}\r\n`)
  socket.resume()
  const timer = setTimeout(() => socket.destroy(), REFUSAL_LINGER)
  socket.once('close', () => clearTimeout(timer))
}

import { once } from 'node:events'
import net, { type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Admission } from './admission.ts'
import { type BoundAddress, bind, type Endpoint } from './listener.ts'
import { Peer, PeerGone, type PeerLimits } from './peer.ts'
import { SessionRecord, type SessionSink } from './session-record.ts'
import { HandshakeFailed } from './tls-upgrade.ts'

/** How TLS comes to a listener: never, when the client asks for it, or before anything else. */
export type TlsMode = 'off' | 'starttls' | 'implicit'

export interface LineServerParts<Protocol extends string> {
  readonly protocol: Protocol
  /** Certificate chain and key, PEM; without them no listener can speak TLS. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly limits: PeerLimits
  readonly admission: Admission
  readonly sessions: SessionSink<Protocol>
  readonly clock: Clock
  readonly log: Log
  /** The line, without its end, for those who are one too many. */
  readonly full: string
  /** One session, from greeting to farewell. `upgrade` is there when the client may ask for TLS. */
  serve(peer: Peer, upgrade: SecureContext | undefined): Promise<void>
}

/** A server of a line protocol whose sessions pull their lines, on any number of listeners. */
export class LineServer<Protocol extends string> {
  readonly #parts: LineServerParts<Protocol>
  readonly #context: SecureContext | undefined
  readonly #listeners: net.Server[] = []
  readonly #records = new Set<SessionRecord<Protocol>>()
  readonly #sockets = new Set<Socket>()
  readonly #peers = new Set<Peer>()

  constructor(parts: LineServerParts<Protocol>) {
    this.#parts = parts
    this.#context = parts.tls && createSecureContext(parts.tls)
  }

  /** @throws ListenError */
  async listen(endpoint: Endpoint, { tls }: { readonly tls: TlsMode }): Promise<BoundAddress> {
    if (tls !== 'off' && this.#context === undefined)
      throw new TypeError('TLS needs a certificate and its key')
    const place = endpoint.kind === 'unix' ? endpoint.path : ''
    // A client may send all it has, close its side, and wait for our answers.
    const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.#accept(socket, place, tls),
    )
    server.on('error', (error) =>
      this.#parts.log.warn({ err: error }, `${this.#parts.protocol}: cannot accept`),
    )
    const address = await bind(server, endpoint)
    this.#listeners.push(server)
    return address
  }

  /** Takes no new connections; sessions may finish what they are at. What is not done after the grace is cut. */
  async close({ graceMs }: { readonly graceMs: number }): Promise<void> {
    const shut = this.#listeners.splice(0).map((server) => {
      const closed = once(server, 'close')
      server.close()
      return closed
    })
    for (const peer of this.#peers) peer.drain()
    const over = Promise.all([...shut, ...[...this.#records].map((record) => record.over)])
    const grace = new AbortController()
    await Promise.race([over, delay(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)])
    grace.abort()
    for (const socket of this.#sockets) socket.destroy()
    await over
  }

  #accept(socket: Socket, place: string, tls: TlsMode): void {
    const { protocol, clock, sessions, admission } = this.#parts
    const record = new SessionRecord(socket, { protocol, clock, sessions, place })
    this.#records.add(record)
    this.#sockets.add(socket)
    const address = record.session.remote?.address ?? ''
    const admitted = admission.enter(address)
    socket.once('close', () => {
      this.#sockets.delete(socket)
      if (admitted) admission.leave(address)
    })
    // Until a peer listens: what goes wrong with a socket is no failure of ours.
    socket.on('error', () => undefined)
    void this.#converse(socket, record, { tls, admitted }).then(() => {
      record.leaves('client disconnected')
      record.finish()
      this.#records.delete(record)
    })
  }

  async #converse(
    socket: Socket,
    record: SessionRecord<Protocol>,
    { tls, admitted }: { readonly tls: TlsMode; readonly admitted: boolean },
  ): Promise<void> {
    const { limits, log, protocol } = this.#parts
    const peer = new Peer(socket, record, limits)
    this.#peers.add(peer)
    try {
      if (!admitted) this.#refuse(peer, tls)
      else {
        if (tls === 'implicit' && this.#context !== undefined) await peer.startTls(this.#context)
        await this.#parts.serve(peer, tls === 'starttls' ? this.#context : undefined)
      }
    } catch (error) {
      this.#note(error, record)
    } finally {
      await peer.close()
      this.#peers.delete(peer)
      log.debug(
        { session: record.session.id },
        `${protocol}: ${record.session.ending ?? 'client disconnected'}`,
      )
    }
  }

  /** Who has come to shake hands would not understand. */
  #refuse(peer: Peer, tls: TlsMode): void {
    const { full } = this.#parts
    peer.record.endsBy('refused: too many connections', 'refused')
    if (tls === 'implicit') return
    peer.record.script.server(full, full.length + 2)
    peer.write(`${full}\r\n`)
  }

  #note(error: unknown, record: SessionRecord<Protocol>): void {
    const { log, protocol } = this.#parts
    const { id, ending } = record.session
    if (error instanceof PeerGone || error instanceof HandshakeFailed) {
      log.info({ session: id }, `${protocol}: ${ending ?? error.message}`)
      return
    }
    record.endsBy('internal error', 'internal')
    log.error({ session: id, err: error }, `${protocol}: a session failed`)
  }
}

import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Protocol, Session, SessionLog } from '../domain/session.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { Transcript } from '../wire/transcript.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What a record needs besides the socket. */
export interface RecordContext {
  readonly protocol: Protocol
  readonly clock: Clock
  readonly sessions: SessionLog
  /** Where the listener is, for sockets that have no address of their own (Unix). */
  readonly place: string
}

/** Writes the domain's session while the connection goes on: visible from the first octet, kept at its end. */
export class SessionRecord {
  /** A plain object: whoever lists sessions may copy or serialise it. */
  readonly session: Omit<Mutable<Session>, 'messages'> & { readonly messages: string[] }
  readonly script: Transcript
  readonly #context: RecordContext
  #tellOver: () => void = () => undefined
  /** Resolves when the session has been handed over. */
  readonly over = new Promise<void>((resolve) => {
    this.#tellOver = resolve
  })

  constructor(socket: Socket, context: RecordContext) {
    const script = new Transcript(context.clock)
    this.#context = context
    this.script = script
    this.session = {
      id: newId(),
      protocol: context.protocol,
      startedAt: context.clock.now(),
      endedAt: null,
      remote: placeOf(socket.remoteAddress, socket.remotePort),
      local: placeOf(socket.localAddress, socket.localPort) ?? { address: context.place, port: 0 },
      tls: null,
      clientName: null,
      login: null,
      messages: [],
      ending: null,
      transcript: script.lines,
      get truncated() {
        return script.truncated
      },
    }
    context.sessions.begin(this.session)
  }

  /** What the TLS handshake agreed on. */
  secured(socket: TLSSocket): void {
    const { servername }: { servername?: unknown } = socket
    this.session.tls = {
      version: socket.getProtocol() ?? 'unknown',
      cipher: socket.getCipher().standardName,
      // On a server's socket this is the name that the client asked for (SNI).
      serverName: typeof servername === 'string' ? servername : null,
    }
  }

  /** Says how it ends; the first to say so is right. */
  endsBy(ending: string): void {
    this.session.ending ??= ending
  }

  /** Hands the session over for good; later calls do nothing. */
  finish(): void {
    if (this.session.endedAt !== null) return
    this.session.endedAt = this.#context.clock.now()
    this.#context.sessions.finish(this.session)
    this.#tellOver()
  }
}

function placeOf(address: string | undefined, port: number | undefined): Session['remote'] {
  if (address === undefined || address === '') return null
  return { address: address.replace(/^::ffff:(?=\d+\.)/i, ''), port: port ?? 0 }
}

import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { type Line, Transcript } from './transcript.ts'

interface Place {
  readonly address: string
  readonly port: number
}

/** One connection as it goes on; the shape of the domain's session. */
export interface SessionFacts<Protocol extends string> {
  readonly id: string
  readonly protocol: Protocol
  readonly startedAt: number
  endedAt: number | null
  remote: Place | null
  readonly local: Place
  tls: { readonly version: string; readonly cipher: string; readonly serverName: string | null } | null
  clientName: string | null
  login: string | null
  readonly messages: string[]
  ending: string | null
  readonly transcript: readonly Line[]
  readonly truncated: boolean
}

/** Where sessions are written down; the shape of the domain's log. */
export interface SessionSink<Protocol extends string> {
  begin(session: SessionFacts<Protocol>): void
  finish(session: SessionFacts<Protocol>): void
}

/** What a record needs besides the socket. */
export interface RecordContext<Protocol extends string> {
  readonly protocol: Protocol
  readonly clock: Clock
  readonly sessions: SessionSink<Protocol>
  /** Where the listener is, for sockets that have no address of their own (Unix). */
  readonly place: string
}

/** Writes down a session while the connection goes on: visible from the first octet, kept at its end. */
export class SessionRecord<Protocol extends string = string> {
  /** A plain object: whoever lists sessions may copy or serialise it. */
  readonly session: SessionFacts<Protocol>
  readonly script: Transcript
  readonly #context: RecordContext<Protocol>
  #tellOver: () => void = () => undefined
  /** Resolves when the session has been handed over. */
  readonly over = new Promise<void>((resolve) => {
    this.#tellOver = resolve
  })

  constructor(socket: Socket, context: RecordContext<Protocol>) {
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

function placeOf(address: string | undefined, port: number | undefined): Place | null {
  if (address === undefined || address === '') return null
  return { address: address.replace(/^::ffff:(?=\d+\.)/i, ''), port: port ?? 0 }
}

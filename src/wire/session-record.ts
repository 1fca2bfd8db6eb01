import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { type TlsFacts, tlsFactsOf } from './tls-facts.ts'
import { type Line, Transcript } from './transcript.ts'

interface Place {
  readonly address: string
  readonly port: number
}

/** What went wrong; the domain's word for it. */
export type Failure = 'login' | 'tls' | 'refused' | 'mistakes' | 'slow' | 'lost' | 'internal'

/** One connection as it goes on; the shape of the domain's session. */
export interface SessionFacts<Protocol extends string> {
  readonly id: string
  readonly protocol: Protocol
  readonly startedAt: number
  readonly endedAt: number | null
  readonly remote: Place | null
  readonly local: Place
  readonly tls: TlsFacts | null
  readonly clientName: string | null
  readonly login: string | null
  readonly messages: readonly string[]
  readonly ending: string | null
  readonly failure: Failure | null
  readonly transcript: readonly Line[]
  readonly truncated: boolean
}

/** What a session is at; the shape of the domain's word for it. */
export interface Activity {
  readonly stage: 'arriving' | 'sending' | 'resting'
  silentFor(): number
}

/** Where sessions are written down; the shape of the domain's log. */
export interface SessionSink<Protocol extends string> {
  begin(session: SessionFacts<Protocol>, activity?: Activity): void
  changed(session: SessionFacts<Protocol>): void
  finish(session: SessionFacts<Protocol>): void
}

/** What a record needs besides the socket. */
export interface RecordContext<Protocol extends string> {
  readonly protocol: Protocol
  readonly clock: Clock
  readonly sessions: SessionSink<Protocol>
  /** Where the listener is, for sockets that have no address of their own (Unix). */
  readonly place: string
  /** Of a session by which mail may come. */
  readonly activity?: Activity
}

type Writable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] }

/** Writes down a session while the connection goes on: visible from the first octet, kept at its end. */
export class SessionRecord<Protocol extends string = string> {
  readonly script: Transcript
  readonly #context: RecordContext<Protocol>
  readonly #session: Writable<SessionFacts<Protocol>>
  readonly #messages: string[] = []
  #linesInPlain = 0
  #tellOver: () => void = () => undefined
  /** Resolves when the session has been handed over. */
  readonly over = new Promise<void>((resolve) => {
    this.#tellOver = resolve
  })

  constructor(socket: Socket, context: RecordContext<Protocol>) {
    const script = new Transcript(context.clock, () => this.#changed())
    this.#context = context
    this.script = script
    this.#session = {
      id: newId(),
      protocol: context.protocol,
      startedAt: context.clock.now(),
      endedAt: null,
      remote: placeOf(socket.remoteAddress, socket.remotePort),
      local: placeOf(socket.localAddress, socket.localPort) ?? { address: context.place, port: 0 },
      tls: null,
      clientName: null,
      login: null,
      messages: this.#messages,
      ending: null,
      failure: null,
      transcript: script.lines,
      get truncated() {
        return script.truncated
      },
    }
    context.sessions.begin(this.#session, context.activity)
  }

  /** A plain object: whoever lists sessions may copy or serialise it. */
  get session(): SessionFacts<Protocol> {
    return this.#session
  }

  /** What is known of the client now. */
  learn(facts: Partial<Pick<SessionFacts<Protocol>, 'remote' | 'clientName' | 'login'>>): void {
    Object.assign(this.#session, facts)
    this.#changed()
  }

  /** A message came by this session. */
  brought(id: string): void {
    this.#messages.push(id)
    this.#changed()
  }

  /** What the TLS handshake agreed on. */
  secured(socket: TLSSocket): void {
    this.#session.tls = tlsFactsOf(socket)
    this.#linesInPlain = this.#session.transcript.length
    this.#changed()
  }

  /** A login was refused, or is missing: the session has failed unless another one is taken. */
  loginRefused(): void {
    this.#fails('login')
  }

  loginTaken(): void {
    if (this.#session.failure === 'login') this.#session.failure = null
    this.#changed()
  }

  /** Says how it ends, and what went wrong when something did; the first to say so is right. */
  endsBy(ending: string, failure: Failure | null = null): void {
    if (this.#session.ending !== null) return
    this.#session.ending = ending
    if (failure !== null) this.#fails(failure)
    else this.#changed()
  }

  /**
   * Says that the client ends it. One that leaves right after the handshake, before it has said a word, does not trust
   * the certificate: many TLS libraries look at it only then, and tell nobody.
   */
  leaves(ending: string, failure: Failure | null = null): void {
    const { tls, transcript } = this.#session
    const mute = tls !== null && !transcript.slice(this.#linesInPlain).some(({ from }) => from === 'C')
    this.endsBy(ending, mute ? 'tls' : failure)
  }

  /** Hands the session over for good; later calls do nothing. */
  finish(): void {
    if (this.#session.endedAt !== null) return
    this.#session.endedAt = this.#context.clock.now()
    this.#context.sessions.finish(this.#session)
    this.#tellOver()
  }

  #fails(failure: Failure): void {
    this.#session.failure ??= failure
    this.#changed()
  }

  #changed(): void {
    if (this.#session.endedAt === null) this.#context.sessions.changed(this.#session)
  }
}

function placeOf(address: string | undefined, port: number | undefined): Place | null {
  if (address === undefined || address === '') return null
  return { address: address.replace(/^::ffff:(?=\d+\.)/i, ''), port: port ?? 0 }
}

import { atMost, type LineLimit } from '../wire/line-buffer.ts'
import type { Heard, Peer } from '../wire/peer.ts'
import type { Arriving } from './arriving.ts'
import { type Collected, collect } from './collector.ts'
import { commandNamed } from './commands.ts'
import type { Dialect } from './grammar/cursor.ts'
import type { ImapLimits } from './limits.ts'
import { listen, type Told } from './listening.ts'
import { Masking } from './masking.ts'
import type { Output } from './output.ts'

/** Something else than a line came where one was waited for. */
type Unheard = Exclude<Heard, { kind: 'line' }>

interface Circumstances {
  /** Whether somebody is logged in. */
  readonly inside: boolean
  readonly arriving: Arriving
  /** Whether literals may come without being asked for. */
  readonly unasked: boolean
  /** When the client is to be told even before it begins a command. */
  readonly told: Told | undefined
}

/** What a session hears: commands, and the lines that are none. Secrets are kept out of the transcript here. */
export class Hearing {
  readonly #peer: Peer
  readonly #limits: ImapLimits
  readonly #masking = new Masking(commandNamed)
  #unheard: Unheard | undefined
  #hidesTag = false

  constructor(peer: Peer, limits: ImapLimits) {
    this.#peer = peer
    this.#limits = limits
  }

  /** Whether what came in place of a line waits to be answered. */
  get interrupted(): boolean {
    return this.#unheard !== undefined
  }

  /** Whether no transcript may have the command's tag: it may be a password that has lost its way. */
  get hidesTag(): boolean {
    return this.#hidesTag
  }

  /** The next command. @throws PeerGone */
  async command(dialect: Dialect, { inside, arriving, unasked, told }: Circumstances): Promise<Collected> {
    const unheard = this.#unheard
    this.#unheard = undefined
    if (unheard !== undefined) return unheard
    const limits = this.#limits
    const idleMs = inside ? limits.idleMs : limits.loginMs
    this.#peer.compression?.newCommand()
    return collect({
      peer: this.#peer,
      first: (limit) => (told === undefined ? this.#peer.line(limit, idleMs) : this.#listen(limit, told)),
      dialect,
      limits: inside ? limits.afterLogin : limits.beforeLogin,
      drained: inside ? limits.drainedLiteral : 0,
      drainedMessage: !inside ? 0 : limits.drainedMessages * arriving.mostOctets,
      unasked,
      idleMs,
      literalMs: limits.literalMs,
      message: (octets, binary) => (inside ? arriving.next(octets, binary) : undefined),
      note: (line, first) => this.#note(line, first, inside),
    })
  }

  /** The client's answer to a challenge, a secret; `undefined` when none came. */
  async answer(out: Output, challenge: string, kind: 'question' | 'proof'): Promise<string | undefined> {
    // Whoever has read the proof that we know the password can try out passwords on it.
    if (kind === 'proof') out.secretContinuation(challenge)
    else out.continuation(challenge)
    await out.ready()
    const heard = await this.#peer.line(atMost(this.#limits.authLine), this.#limits.loginMs)
    if (heard.kind !== 'line') {
      this.#unheard = heard
      return undefined
    }
    this.#peer.record.script.clientSecret('')
    return heard.octets.toString('latin1')
  }

  /**
   * The next line, which is no command, and is not kept when it is too long; until it comes the client is told what
   * happens. `undefined`: what came in its place will be answered.
   */
  async line(told: Told): Promise<string | undefined> {
    const heard = await this.#listen(atMost(this.#limits.afterLogin.line), told)
    if (heard.kind === 'too-long' && !heard.endless) return ''
    if (heard.kind !== 'line') {
      this.#unheard = heard
      return undefined
    }
    this.#note(heard.octets, true, true)
    return heard.octets.toString('latin1')
  }

  #listen(limit: LineLimit, told: Told): Promise<Heard> {
    return listen({ ...told, limits: this.#limits, line: (withinMs) => this.#peer.line(limit, withinMs) })
  }

  #note(line: Buffer, first: boolean, inside: boolean): void {
    const { script } = this.#peer.record
    const harmless = this.#masking.harmless(line, first, inside)
    if (first) this.#hidesTag = harmless === ''
    if (harmless === undefined) script.client(line.toString('latin1'), line.length + 2)
    else script.clientSecret(harmless)
  }
}

import { atMost, type LineLimit } from '../wire/line-buffer.ts'
import type { Heard, Peer } from '../wire/peer.ts'
import { literalAwaited } from './grammar/append.ts'
import type { Dialect } from './grammar/cursor.ts'
import type { Fragment } from './grammar/fragment.ts'
import { type Announcement, literalAt } from './grammar/literal.ts'
import type { CommandLimits } from './limits.ts'

/** Where the octets of a message go that is too large for memory. Its answer is awaited: that is the back-pressure. */
export interface MessageSink {
  write(octets: Buffer): Promise<void> | void
  /** All of them have come. */
  end(): Promise<void> | void
}

/** What the session decides while a command is still coming. */
export interface CollectorParts {
  readonly peer: Peer
  /** Waits for the line that the command begins with. */
  readonly first: (limit: LineLimit) => Promise<Heard>
  readonly dialect: Dialect
  readonly limits: CommandLimits
  /** A literal beyond the limits of so many octets is read to its end; a longer one ends the session. The same of a message. */
  readonly drained: number
  readonly drainedMessage: number
  /** Whether a literal may come without being asked for (LITERAL+, RFC 7888 §3). */
  readonly unasked: boolean
  /** How long each further line may take. */
  readonly idleMs: number
  readonly literalMs: number
  /**
   * Asked for each message that the command brings (APPEND).
   * @param binary whether it is a literal8, which may hold NUL
   * @returns where it goes; `undefined` when it is larger than may be
   */
  readonly message: (octets: number, binary: boolean) => MessageSink | undefined
  /** Notes a line for the transcript; the command's beginning tells whether it holds a secret. */
  readonly note: (line: Buffer, first: boolean) => void
}

export type Collected =
  /** A whole command. */
  | { readonly kind: 'command'; readonly fragments: readonly Fragment[] }
  /** A literal is too large, or there is too much of them. How the command began tells whom to answer. */
  | { readonly kind: 'too-big'; readonly fragments: readonly Fragment[]; readonly over: boolean }
  /** A literal came without being asked for, where that may not be. */
  | { readonly kind: 'unasked'; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'bare-lf' }
  | Exclude<Heard, { kind: 'line' }>

/** Reads one command: lines, and the literals that they announce (RFC 9051 §4.3, RFC 7888, RFC 3516). */
export async function collect(parts: CollectorParts): Promise<Collected> {
  return new Collecting(parts).run()
}

class Collecting {
  readonly #parts: CollectorParts
  readonly #fragments: Fragment[] = []
  readonly #limit: LineLimit
  #literals = 0
  #kept = 0
  /** Octets of its lines. */
  #text = 0
  #tooBig = false
  #unasked = false
  /** A line that was. What its literals hold is no command either. */
  #tooLong: Extract<Heard, { kind: 'too-long' }> | undefined
  #bringsMessages = false

  constructor(parts: CollectorParts) {
    this.#parts = parts
    this.#limit = atMost(parts.limits.line)
  }

  async run(): Promise<Collected> {
    const { peer, idleMs } = this.#parts
    for (let first = true; ; first = false) {
      const heard = first ? await this.#parts.first(this.#limit) : await peer.line(this.#limit, idleMs)
      if (heard.kind === 'too-long' && !heard.endless) this.#tooLong = heard
      else if (heard.kind !== 'line') return heard
      else this.#parts.note(heard.octets, first)
      if (heard.kind === 'line' && heard.bareLf) return { kind: 'bare-lf' }
      const line = heard.kind === 'line' ? heard.octets : heard.tail
      const announced = literalAt(line)
      if (heard.kind === 'line') this.#add(line.subarray(0, announced?.end ?? line.length), first)
      if (announced === undefined) return this.#whole()
      if (!announced.sync && !this.#parts.unasked) this.#unasked = true
      const end = await this.#literal(announced)
      if (end !== undefined) return end
    }
  }

  #add(text: Buffer, first: boolean): void {
    this.#text += text.length
    if (this.#text > this.#parts.limits.text) this.#tooBig = true
    if (!this.#isUseless || first) this.#fragments.push({ text })
  }

  /** Whether what still comes can only be passed over. */
  get #isUseless(): boolean {
    return this.#tooBig || this.#tooLong !== undefined
  }

  #whole(): Collected {
    const fragments = this.#fragments
    if (this.#tooLong !== undefined) return this.#tooLong
    if (this.#unasked) return { kind: 'unasked', fragments }
    return this.#tooBig ? { kind: 'too-big', fragments, over: false } : { kind: 'command', fragments }
  }

  /** @returns how the command ends here; `undefined` when it goes on behind the literal */
  async #literal(announced: Announcement): Promise<Collected | undefined> {
    const { length, sync, binary } = announced
    const target = this.#target(length, binary)
    // Octets that compress well are none too many of a message.
    if (this.#bringsMessages) this.#parts.peer.compression?.expect(length)
    if (target === undefined) return this.#passOver(announced)
    if (sync) await this.#invite()
    if (target === 'memory') this.#fragments.push({ literal: await this.#keep(length), binary })
    else {
      await this.#pour(length, (octets) => target.write(octets))
      await target.end()
      this.#fragments.push({ streamed: length, binary })
    }
    this.#parts.peer.record.script.clientOctets(length)
    return undefined
  }

  /** Where the octets go; `undefined` when they are too many, or the command is wrong already. */
  #target(length: number, binary: boolean): MessageSink | 'memory' | undefined {
    const { limits, dialect, message } = this.#parts
    this.#literals++
    if (this.#literals > limits.literalCount) this.#tooBig = true
    if (this.#isUseless) return undefined
    const awaited = literalAwaited(this.#fragments, dialect, binary)
    if (awaited !== 'string') this.#bringsMessages = true
    if (awaited === 'nothing') return undefined
    const target = awaited === 'message' ? message(length, binary) : this.#memory(length)
    this.#tooBig = target === undefined
    return target
  }

  #memory(length: number): 'memory' | undefined {
    this.#kept += length
    const { literal, literals } = this.#parts.limits
    return length <= literal && this.#kept <= literals ? 'memory' : undefined
  }

  /** Whoever asks before it sends is not let to (RFC 9051 §4.3); whoever does not ask has to be read. */
  async #passOver({ length, sync, binary }: Announcement): Promise<Collected | undefined> {
    const { drained, drainedMessage } = this.#parts
    if (sync) return this.#whole()
    if (length > (this.#bringsMessages ? drainedMessage : drained))
      return { kind: 'too-big', fragments: this.#fragments, over: true }
    await this.#pour(length, () => undefined)
    if (!this.#isUseless) this.#fragments.push({ streamed: length, binary })
    return undefined
  }

  async #invite(): Promise<void> {
    const { peer } = this.#parts
    peer.record.script.server('+ OK', '+ OK\r\n'.length)
    peer.write('+ OK\r\n')
    await peer.drained()
  }

  async #keep(length: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    await this.#pour(length, (octets) => void pieces.push(octets))
    return Buffer.concat(pieces)
  }

  async #pour(length: number, write: MessageSink['write']): Promise<void> {
    for (let left = length; left > 0; ) {
      const octets = await this.#parts.peer.octets(left, this.#parts.literalMs)
      left -= octets.length
      await write(octets)
    }
  }
}

import type { Receiver } from '../store/store.ts'
import type { MessageSink } from './collector.ts'
import type { Fragment, LiteralFragment } from './grammar/fragment.ts'
import { GrammarError } from './grammar/grammar-error.ts'
import { MESSAGES_TOGETHER } from './limits.ts'

/** The messages that a command of the session brings, from when it is still coming. */
export class Arriving {
  /** Of one message. */
  readonly mostOctets: number
  readonly #receive: () => Receiver
  readonly #receivers: Receiver[] = []
  readonly #bodies = new Map<LiteralFragment, Receiver>()
  /** That were announced. */
  #octets = 0
  /** Why none of them can be taken; the command is read to its end all the same. */
  #failure: unknown

  constructor(receive: () => Receiver, mostOctets: number) {
    this.#receive = receive
    this.mostOctets = mostOctets
  }

  /** One more, that no literal holds. */
  receive(): Receiver {
    const receiver = this.#receive()
    this.#receivers.push(receiver)
    return receiver
  }

  /** @returns where the octets of the next one go; `undefined` when it is too large */
  next(octets: number, binary: boolean): MessageSink | undefined {
    if (octets > this.mostOctets) return undefined
    this.#octets += octets
    if (this.#octets > MESSAGES_TOGETHER * this.mostOctets) return undefined
    const receiver = this.receive()
    return {
      write: (chunk) => {
        if (!binary && chunk.includes(0)) this.#failure ??= new GrammarError('Only a literal8 may hold NUL')
        return this.#attempt(() => receiver.write(chunk))
      },
      end: () => this.#attempt(() => receiver.rest()),
    }
  }

  async #attempt(step: () => Promise<void> | void): Promise<void> {
    if (this.#failure !== undefined) return
    try {
      await step()
    } catch (error) {
      this.#failure = error
    }
  }

  /** The command has come whole: its messages are those of these literals. @throws what kept one from being taken */
  settle(fragments: readonly Fragment[]): void {
    if (this.#failure !== undefined) throw this.#failure
    const literals = fragments.filter((fragment) => 'streamed' in fragment)
    literals.forEach((literal, at) => {
      const receiver = this.#receivers[at]
      if (receiver !== undefined) this.#bodies.set(literal, receiver)
    })
  }

  /** The octets of a literal. */
  body(literal: LiteralFragment): Receiver {
    const body = this.#bodies.get(literal)
    if (body === undefined) throw new TypeError('no message came by this literal')
    return body
  }

  /** Throws away what no message was made of, ready for the next command. */
  async clear(): Promise<void> {
    this.#failure = undefined
    this.#octets = 0
    this.#bodies.clear()
    await Promise.all(this.#receivers.splice(0).map((receiver) => receiver.abort()))
  }
}

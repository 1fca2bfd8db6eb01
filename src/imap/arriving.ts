import type { Receiver } from '../store/store.ts'
import type { MessageSink } from './collector.ts'
import type { Fragment, LiteralFragment } from './grammar/fragment.ts'
import { GrammarError } from './grammar/grammar-error.ts'

/** The messages that a command brings, while it is still coming. */
export class Arriving {
  /** Of one message. */
  readonly mostOctets: number
  readonly #receive: () => Receiver
  readonly #receivers: Receiver[] = []
  /** Why none of them can be taken; the command is read to its end all the same. */
  #failure: unknown

  constructor(receive: () => Receiver, mostOctets: number) {
    this.#receive = receive
    this.mostOctets = mostOctets
  }

  /** @returns where the octets of the next one go; `undefined` when it is too large */
  next(octets: number, binary: boolean): MessageSink | undefined {
    if (octets > this.mostOctets) return undefined
    const receiver = this.#receive()
    this.#receivers.push(receiver)
    return {
      write: async (chunk) => {
        if (this.#failure !== undefined) return
        if (!binary && chunk.includes(0)) {
          this.#failure = new GrammarError('Only a literal8 may hold NUL')
          return
        }
        try {
          await receiver.write(chunk)
        } catch (error) {
          this.#failure = error
        }
      },
    }
  }

  /** Each by the literal that held it. @throws what kept one from being taken */
  bodies(fragments: readonly Fragment[]): Map<LiteralFragment, Receiver> {
    if (this.#failure !== undefined) throw this.#failure
    const literals = fragments.filter((fragment): fragment is LiteralFragment => 'streamed' in fragment)
    return new Map(
      literals.flatMap((literal, at) => {
        const receiver = this.#receivers[at]
        return receiver === undefined ? [] : [[literal, receiver]]
      }),
    )
  }

  /** Throws away what no message was made of. */
  async abort(): Promise<void> {
    await Promise.all(this.#receivers.splice(0).map((receiver) => receiver.abort()))
  }
}

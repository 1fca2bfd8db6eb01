import type { Fragment } from '../../src/imap/grammar/fragment.ts'
import { type Announcement, literalAt } from '../../src/imap/grammar/literal.ts'

/** Chunk sizes that every table is replayed at. */
export const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const

/** Cuts a client's octets into the fragments of its commands, however they come. */
export class Collector {
  #waiting = Buffer.alloc(0)
  #fragments: Fragment[] = []
  #literal: Announcement | undefined

  /** @returns the commands that are whole now */
  push(chunk: Buffer): Fragment[][] {
    this.#waiting = Buffer.concat([this.#waiting, chunk])
    const commands: Fragment[][] = []
    while (this.#step(commands));
    return commands
  }

  #step(commands: Fragment[][]): boolean {
    if (this.#literal !== undefined) return this.#takeLiteral(this.#literal)
    const end = this.#waiting.indexOf('\r\n')
    if (end < 0) return false
    const line = this.#take(end)
    this.#take(2)
    this.#literal = literalAt(line)
    this.#fragments.push({ text: line.subarray(0, this.#literal?.end ?? line.length) })
    if (this.#literal !== undefined) return true
    commands.push(this.#fragments)
    this.#fragments = []
    return true
  }

  #takeLiteral({ length, binary }: Announcement): boolean {
    if (this.#waiting.length < length) return false
    this.#fragments.push({ literal: this.#take(length), binary })
    this.#literal = undefined
    return true
  }

  #take(octets: number): Buffer {
    const taken = this.#waiting.subarray(0, octets)
    this.#waiting = this.#waiting.subarray(octets)
    return taken
  }
}

/** The fragments of each command in `octets`, which come in chunks of `size`. */
export function collect(octets: Buffer, size: number): Fragment[][] {
  const collector = new Collector()
  const commands: Fragment[][] = []
  for (let at = 0; at < octets.length; at += size)
    commands.push(...collector.push(octets.subarray(at, at + size)))
  return commands
}

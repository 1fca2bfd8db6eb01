import type { Readable } from 'node:stream'
import { type Line, LineBuffer, type LineLimit } from './line-buffer.ts'

/** Unread octets of a client above which no more are taken from the system. */
const MOST_UNREAD = 64 * 1024

/** What a client says, taken in only as fast as it is read. */
export class Intake {
  readonly #mostDrained: number
  #buffer: LineBuffer
  #said: Readable | undefined
  #wake: () => void = () => undefined

  /** @param mostDrained octets of one line that are passed over before it counts as endless */
  constructor(mostDrained: number) {
    this.#mostDrained = mostDrained
    this.#buffer = new LineBuffer(mostDrained)
  }

  /** From here on listens to this, and to nothing that was said before. */
  hear(said: Readable): void {
    this.deafen()
    this.#buffer = new LineBuffer(this.#mostDrained)
    this.#said = said
    said.on('data', this.#take)
    said.on('end', this.#end)
  }

  deafen(): void {
    this.#said?.off('data', this.#take)
    this.#said?.off('end', this.#end)
    this.#said = undefined
  }

  /** Octets that have come and are not read yet. */
  get pending(): number {
    return this.#buffer.pending
  }

  /** Whether all has been read and no more will come. */
  get ended(): boolean {
    return this.#buffer.ended
  }

  /** @returns `undefined` until more has come */
  next(limit: LineLimit): Line | undefined {
    return this.#buffer.next(limit)
  }

  /** Octets as they are, at most so many. @returns `undefined` until some have come */
  take(most: number): Buffer | undefined {
    return this.#buffer.take(most)
  }

  /** All that has come and belongs to no line yet. */
  rest(): Buffer {
    const pieces: Buffer[] = []
    for (let piece = this.take(this.pending); piece !== undefined; piece = this.take(this.pending))
      pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** Takes this in before what is heard. */
  push(octets: Buffer): void {
    this.#buffer.push(octets)
  }

  /** No more will come. */
  end(): void {
    this.#end()
  }

  /** Resolves when more has come, or somebody has woken us. */
  more(): Promise<void> {
    const more = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#said?.resume()
    return more
  }

  wake(): void {
    this.#wake()
  }

  readonly #take = (chunk: Buffer): void => {
    this.#buffer.push(chunk)
    if (this.#buffer.pending > MOST_UNREAD) this.#said?.pause()
    this.#wake()
  }

  readonly #end = (): void => {
    this.#buffer.end()
    this.#wake()
  }
}

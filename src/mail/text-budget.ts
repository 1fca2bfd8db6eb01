import type { Warn } from './warnings.ts'

/** Bounds the header text that is taken over from one message, however many fields and parts it has. */
export class TextBudget {
  readonly #warn: Warn
  readonly #octets: number
  #left: number

  constructor(octets: number, warn: Warn) {
    this.#octets = octets
    this.#left = octets
    this.#warn = warn
  }

  /** Whether there is nothing left, which is remarked. */
  get spent(): boolean {
    if (this.#left <= 0) this.#warn(`header text of more than ${this.#octets} octets was left out`)
    return this.#left <= 0
  }

  /** `text`, cut to `most` and to what is left. An empty one counts too, so that their number is bounded. */
  take(text: string, most: number): string {
    if (this.#left <= 0) return ''
    const kept = text.slice(0, Math.min(most, this.#left))
    this.#left -= kept.length + 1
    return kept
  }
}

import { printable } from '../lib/printable.ts'
import { LIMITS } from './limits.ts'

/** Takes a remark about the message, in words. */
export type Warn = (text: string) => void

/** The remarks about one message: each once, in the order they came, bounded. */
export class Warnings {
  readonly #texts = new Set<string>()

  readonly add: Warn = (text) => {
    if (this.#texts.size < LIMITS.warnings) this.#texts.add(printable(text.slice(0, LIMITS.warningText)))
  }

  list(): string[] {
    return [...this.#texts]
  }
}

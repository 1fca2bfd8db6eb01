import { printable } from '../lib/printable.ts'
import { LIMITS } from './limits.ts'

/** Takes a remark about the message, in words. */
export type Warn = (text: string) => void

/** The remarks about one message: each once, in the order they came, bounded. */
export class Warnings {
  readonly #texts = new Set<string>()

  readonly add: Warn = (text) => {
    const cut = text.slice(0, LIMITS.warningText)
    // One remark may come a million times.
    if (this.#texts.size < LIMITS.warnings && !this.#texts.has(cut)) this.#texts.add(printable(cut))
  }

  list(): string[] {
    return [...this.#texts]
  }
}

import { formatString } from './format/strings.ts'
import type { Output } from './output.ts'

/** Says how far a command is that takes long, now and then (RFC 9585 §4). */
export class Progress {
  readonly #out: Output
  readonly #tag: string
  readonly #everyMs: number
  #last = performance.now()

  constructor(out: Output, { tag, everyMs }: { readonly tag: string; readonly everyMs: number }) {
    this.#out = out
    this.#tag = formatString(tag, false)
    this.#everyMs = everyMs
  }

  /**
   * To be called between two responses, as often as the command likes.
   * @param goal how many there will be in all, where that is known
   */
  report(done: number, goal?: number): void {
    const now = performance.now()
    if (now - this.#last < this.#everyMs) return
    this.#last = now
    const all = goal === undefined || goal === 0 ? 'NIL' : Math.max(goal, done)
    this.#out.untagged(`OK [INPROGRESS (${this.#tag} ${done} ${all})] Still at it`)
  }
}

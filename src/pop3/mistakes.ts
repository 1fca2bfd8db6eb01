import type { Pop3Limits } from './limits.ts'
import type { Reply } from './replies.ts'

/** Counts what a client does wrong in a row (HOSTILE P15). */
export class Mistakes {
  readonly #limits: Pick<Pop3Limits, 'wrongCommands' | 'unknownVerbs'>
  #wrong = 0
  #unknown = 0

  constructor(limits: Pick<Pop3Limits, 'wrongCommands' | 'unknownVerbs'>) {
    this.#limits = limits
  }

  /** @param loggedIn whether it has shown that it speaks POP3. @returns whether that was one too many */
  add({ ok, fault }: Reply, loggedIn: boolean): boolean {
    if (ok) {
      this.#wrong = 0
      this.#unknown = 0
    }
    if (fault === undefined) return false
    this.#wrong++
    if (fault === 'unknown-verb') this.#unknown++
    if (!loggedIn && this.#unknown >= this.#limits.unknownVerbs) return true
    return this.#wrong >= this.#limits.wrongCommands
  }
}

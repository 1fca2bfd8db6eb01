import type { Clock } from '../lib/clock.ts'
import type { Pop3Settings } from './settings.ts'

/** Why a maildrop cannot be opened now. */
export type Closed = 'in-use' | 'too-soon'

/** An open maildrop. Closing it again is harmless. */
export type Release = () => void

/** Who has which maildrop open (RFC 1939 §4), and who came when (RFC 2449 §6.5). */
export class Maildrops {
  readonly #exclusive: boolean
  readonly #delayMs: number
  readonly #clock: Clock
  readonly #open = new Set<string>()
  readonly #lastLogin = new Map<string, number>()

  constructor({ lock, loginDelayMs }: Pick<Pop3Settings, 'lock' | 'loginDelayMs'>, clock: Clock) {
    this.#exclusive = lock === 'exclusive'
    this.#delayMs = loginDelayMs
    this.#clock = clock
  }

  /** Opens the maildrop of an inbox, or says why not. */
  open(inbox: string): Release | Closed {
    if (this.#exclusive && this.#open.has(inbox)) return 'in-use'
    const last = this.#lastLogin.get(inbox)
    if (last !== undefined && this.#clock.elapsed() - last < this.#delayMs) return 'too-soon'
    if (!this.#exclusive) return () => undefined
    this.#open.add(inbox)
    let mine = true
    return () => {
      if (mine) this.#open.delete(inbox)
      mine = false
    }
  }

  /**
   * Says that the login has its maildrop: from here on the next one has to wait. Only as many are remembered as matter: the oldest logins come first, and those that delay
   * nobody any more are forgotten.
   */
  opened(inbox: string): void {
    if (this.#delayMs === 0) return
    const now = this.#clock.elapsed()
    this.#lastLogin.delete(inbox)
    this.#lastLogin.set(inbox, now)
    for (const [name, at] of this.#lastLogin) {
      if (now - at < this.#delayMs) return
      this.#lastLogin.delete(name)
    }
  }
}

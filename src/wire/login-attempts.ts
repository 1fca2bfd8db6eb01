import { setTimeout as delay } from 'node:timers/promises'
import type { LoginThrottle } from './login-throttle.ts'

export interface LoginAttemptsParts {
  readonly throttle: LoginThrottle
  /** Failed logins of one connection before it is to be closed. */
  readonly most: number
  /** Whether a failure is the client's: user name or password is wrong. */
  readonly isRefusal: (error: unknown) => boolean
}

/** A login to try, from an address; empty for a Unix socket. */
export interface Attempt<Result> {
  readonly address: string
  readonly login: () => Promise<Result>
  /** Aborts when the client is gone: nobody waits for the login any more. */
  readonly gone?: AbortSignal
}

/** The logins of one connection: slowed down by what its address got wrong before, and counted (HOSTILE S28). */
export class LoginAttempts {
  readonly #parts: LoginAttemptsParts
  #failed = 0

  constructor(parts: LoginAttemptsParts) {
    this.#parts = parts
  }

  /** Whether that was one failure too many. */
  get spent(): boolean {
    return this.#failed >= this.#parts.most
  }

  /**
   * Failures are forgotten by a login that a password was checked for: any guess opens an inbox that has none.
   * @throws what `login` throws; an AbortError when the client has gone while it was slowed down
   */
  async make<Result extends { readonly guarded: boolean }>(attempt: Attempt<Result>): Promise<Result> {
    const { throttle, isRefusal } = this.#parts
    const { address, login, gone } = attempt
    const wait = throttle.delayFor(address)
    if (wait > 0)
      await delay(wait, undefined, gone === undefined ? { ref: false } : { ref: false, signal: gone })
    try {
      const result = await login()
      if (result.guarded) throttle.succeeded(address)
      return result
    } catch (error) {
      if (isRefusal(error)) {
        this.#failed++
        throttle.failed(address)
      }
      throw error
    }
  }
}

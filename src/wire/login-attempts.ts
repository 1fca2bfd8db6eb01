import { setTimeout as delay } from 'node:timers/promises'
import { isLoopback, type LoginThrottle } from './login-throttle.ts'
import { PeerGone } from './peer.ts'
import type { SessionRecord } from './session-record.ts'

export interface LoginAttemptsParts {
  readonly throttle: LoginThrottle
  /** Failed logins of one connection before it is to be closed. */
  readonly most: number
  /** Whether a failure is the client's: user name or password is wrong. */
  readonly isRefusal: (error: unknown) => boolean
  /** What is thrown in place of a refusal that was one too many. */
  readonly tooMany: () => Error
  /** Called when a secret is about to be taken that came in plaintext over a network. */
  readonly plaintextLogin: () => void
}

/** Whose login it is. */
export interface LoginClient {
  /** Empty for a Unix socket. */
  readonly address: string
  /** Whether what it says is encrypted. */
  readonly secure: boolean
  /** Aborts when the client is gone: nobody waits for the login any more. */
  readonly gone?: AbortSignal
  /** Where it is written down whether it may come in. */
  readonly record: Pick<SessionRecord, 'loginRefused' | 'loginTaken'>
}

/** The logins of one connection: slowed down by what its address got wrong before, and counted (HOSTILE S28). */
export class LoginAttempts {
  readonly #parts: LoginAttemptsParts
  #failed = 0

  constructor(parts: LoginAttemptsParts) {
    this.#parts = parts
  }

  /**
   * Failures are forgotten by a login that a password was checked for: any guess opens an inbox that has none.
   * @throws what `login` throws, or `tooMany` in its place; PeerGone when the client has gone meanwhile
   */
  async make<Result extends { readonly guarded: boolean }>(
    client: LoginClient,
    login: () => Promise<Result>,
  ): Promise<Result> {
    const { throttle, isRefusal, plaintextLogin } = this.#parts
    const { address, secure, gone, record } = client
    if (!secure && !isLoopback(address)) plaintextLogin()
    await waitOut(throttle.delayFor(address), gone)
    try {
      const result = await login()
      if (result.guarded) throttle.succeeded(address)
      record.loginTaken()
      return result
    } catch (error) {
      const refused = isRefusal(error)
      if (refused) {
        throttle.failed(address)
        record.loginRefused()
      }
      if (gone?.aborted) throw new PeerGone()
      if (refused && ++this.#failed >= this.#parts.most) throw this.#parts.tooMany()
      throw error
    }
  }
}

/** @throws PeerGone when that comes first */
async function waitOut(ms: number, gone: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return
  try {
    await delay(ms, undefined, { ref: false, ...(gone && { signal: gone }) })
  } catch {
    throw new PeerGone()
  }
}

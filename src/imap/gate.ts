import { LOGIN_FAILURES, type Logins, type Proof } from '../domain/login.ts'
import { LoginAttempts } from '../wire/login-attempts.ts'
import type { LoginThrottle } from '../wire/login-throttle.ts'
import type { Peer } from '../wire/peer.ts'
import { type Mechanism, mechanismsFor } from '../wire/sasl.ts'

export interface GateParts {
  readonly logins: Logins
  readonly throttle: LoginThrottle
  /** Called when a secret is about to be taken that came in plaintext over a network. */
  readonly plaintextLogin: () => void
}

/** Where one connection logs in. */
export class Gate {
  readonly #parts: GateParts
  readonly #peer: Peer
  readonly #attempts: LoginAttempts

  /** @param most failed logins before there are too many */
  constructor(parts: GateParts, peer: Peer, most: number) {
    this.#parts = parts
    this.#peer = peer
    this.#attempts = new LoginAttempts({ ...parts, ...LOGIN_FAILURES, most })
  }

  get mechanisms(): readonly Mechanism[] {
    return mechanismsFor({ mutual: this.#parts.logins.knowsPasswords() })
  }

  /**
   * Checks a login, slowed down where this address has failed often.
   * @returns the inbox that it opens @throws DomainError, PeerGone
   */
  async check(user: string, proof: Proof): Promise<string> {
    const login = () => this.#parts.logins.login(user, proof)
    return (await this.#attempts.make(this.#peer, login)).inbox
  }
}

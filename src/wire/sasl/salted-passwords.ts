import { createHash, pbkdf2Sync } from 'node:crypto'
import { saslPrepared } from '../../lib/saslprep.ts'
import { DIGEST_OCTETS, type ScramHash } from './scram-proof.ts'

/** The least that RFC 5802 §5.1 and RFC 7677 §4 recommend: the client pays it too, at each login of a test suite. */
export const ITERATIONS = 4096

/** The salted passwords that were asked for last. A salt belongs to one user, so whoever guesses pays once a name. */
export class SaltedPasswords {
  readonly #hash: ScramHash
  readonly #most: number
  readonly #known = new Map<string, Buffer>()

  constructor(hash: ScramHash, most = 1000) {
    this.#hash = hash
    this.#most = most
  }

  /** How many are remembered. */
  get size(): number {
    return this.#known.size
  }

  /** SaltedPassword (RFC 5802 §3). A password that SASLprep refuses is taken as it is: so do clients that know none. */
  of(password: string, salt: Buffer): Buffer {
    const prepared = saslPrepared(password) ?? password
    const key = createHash('sha256').update(salt).update(prepared).digest('base64')
    const salted = this.#known.get(key) ?? this.#salt(prepared, salt)
    // Put at the end again: what was not asked for longest goes first.
    this.#known.delete(key)
    this.#known.set(key, salted)
    const [oldest] = this.#known.keys()
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest)
    return salted
  }

  #salt(password: string, salt: Buffer): Buffer {
    return pbkdf2Sync(password, salt, ITERATIONS, DIGEST_OCTETS[this.#hash], this.#hash)
  }
}

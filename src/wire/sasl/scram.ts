import { createHmac, randomBytes } from 'node:crypto'
import { textOf } from '../../lib/utf8.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { denied, type Mechanism, type MechanismRun, type MechanismStep, malformed } from './mechanism.ts'
import { ITERATIONS, SaltedPasswords } from './salted-passwords.ts'
import { type ClientFirst, readClientFinal, readClientFirst } from './scram-messages.ts'
import { DIGEST_OCTETS, type ScramHash, serverSignature } from './scram-proof.ts'

/** What the server brings to an exchange. */
export interface ScramGivens {
  /** Its part of the nonce: printable ASCII without a comma. */
  nonce(): string
  salt(user: string): Buffer
}

/**
 * SCRAM (RFC 5802, RFC 7677) without channel binding: both sides prove that they know the password, and neither sends
 * it. Nothing is looked up before the end: an unknown name has a salt like any other.
 */
export function scram(name: string, hash: ScramHash, givens: ScramGivens = randomGivens()): Mechanism {
  const passwords = new SaltedPasswords(hash)
  return {
    name,
    clientFirst: true,
    mutual: true,
    start: () => new ScramRun(hash, givens, passwords),
  }
}

export const scramSha1 = scram('SCRAM-SHA-1', 'sha1')

export const scramSha256 = scram('SCRAM-SHA-256', 'sha256')

function randomGivens(): ScramGivens {
  // As long as the process lives a name keeps its salt: clients may remember what they have derived (RFC 5802 §5.1).
  const key = randomBytes(32)
  return {
    nonce: () => randomBytes(18).toString('base64'),
    salt: (user) => createHmac('sha256', key).update(user).digest().subarray(0, 16),
  }
}

/** What was said before the client's last message. */
interface Offer {
  readonly first: ClientFirst
  readonly nonce: string
  readonly salt: Buffer
  /** Our server-first-message. */
  readonly text: string
}

class ScramRun implements MechanismRun {
  readonly #hash: ScramHash
  readonly #givens: ScramGivens
  readonly #passwords: SaltedPasswords
  #offer: Offer | undefined
  #signature: string | undefined

  constructor(hash: ScramHash, givens: ScramGivens, passwords: SaltedPasswords) {
    this.#hash = hash
    this.#givens = givens
    this.#passwords = passwords
  }

  next(response: Buffer | undefined): MechanismStep {
    if (response === undefined) return { kind: 'challenge', data: '' }
    const text = textOf(response)
    if (text === undefined) return malformed('not UTF-8')
    return this.#offer === undefined ? this.#begin(text) : this.#end(text, this.#offer)
  }

  /** server-final-message. */
  onAcceptance(): string | undefined {
    return this.#signature === undefined ? undefined : `v=${this.#signature}`
  }

  #begin(text: string): MechanismStep {
    const first = readClientFirst(text)
    if (first.kind !== 'first') return first
    const nonce = first.nonce + this.#givens.nonce()
    const salt = this.#givens.salt(first.user)
    const data = `r=${nonce},s=${salt.toString('base64')},i=${ITERATIONS}`
    this.#offer = { first, nonce, salt, text: data }
    return { kind: 'challenge', data }
  }

  #end(text: string, { first, nonce, salt, text: offered }: Offer): MechanismStep {
    const final = readClientFinal(text)
    if (final.kind !== 'final') return final
    if (final.binding !== toBase64(first.header)) return denied('c= is not how the first message began')
    if (final.nonce !== nonce) return denied('r= is not the nonce of this exchange')
    const proof = fromBase64(final.proof)
    if (proof?.length !== DIGEST_OCTETS[this.#hash]) return malformed('p= is no proof')
    const said = `${first.bare},${offered},${final.withoutProof}`
    const fits = (password: string): boolean => {
      const salted = this.#passwords.of(password, salt)
      this.#signature = serverSignature({ hash: this.#hash, salted, said, proof })
      return this.#signature !== undefined
    }
    return { kind: 'login', user: first.user, proof: { kind: 'mutual', fits } }
  }
}

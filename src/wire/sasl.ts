import { fromBase64, toBase64 } from './sasl/base64.ts'
import { cramMd5 } from './sasl/cram-md5.ts'
import { login } from './sasl/login.ts'
import type { Mechanism, MechanismRun, MechanismStep, Objection, SaslProof } from './sasl/mechanism.ts'
import { oauthbearer } from './sasl/oauthbearer.ts'
import { plain } from './sasl/plain.ts'
import { scramSha1, scramSha256 } from './sasl/scram.ts'
import { xoauth2 } from './sasl/xoauth2.ts'

export type { Mechanism, SaslProof } from './sasl/mechanism.ts'

/** Every mechanism that the line protocols take, in the order they are announced. */
export const MECHANISMS: readonly Mechanism[] = [
  plain,
  login,
  cramMd5,
  scramSha1,
  scramSha256,
  xoauth2,
  oauthbearer,
]

/**
 * The mechanisms to announce; the others still work when asked for. Many clients choose the strongest by themselves, and
 * a mutual one that cannot succeed would lock them out.
 * @param mutual whether there is a password that both sides can know
 */
export function mechanismsFor({ mutual }: { readonly mutual: boolean }): readonly Mechanism[] {
  return mutual ? MECHANISMS : MECHANISMS.filter((mechanism) => mechanism.mutual !== true)
}

/** The mechanism of that name, in any case. */
export function mechanismNamed(name: string): Mechanism | undefined {
  const upper = name.toUpperCase()
  return MECHANISMS.find((mechanism) => mechanism.name === upper)
}

/** What the protocol has to do next. */
export type SaslStep =
  /** Send this line (already base64) as a challenge and give the client's next line to `answer`. */
  | { readonly kind: 'challenge'; readonly line: string }
  /** See whether this login is right: when it is, ask `accepted`, when it is not, `refused`. */
  | { readonly kind: 'login'; readonly user: string; readonly proof: SaslProof }
  | SaslEnd

/** How an exchange ends without a login. */
export type SaslEnd =
  | Objection
  /** The client sent `*` (RFC 4954 §4, RFC 5034 §4, RFC 9051 §6.2.2). */
  | { readonly kind: 'cancelled' }

/** One AUTH exchange as lines, without the protocol's own words around them. */
export class SaslDialogue {
  readonly #mechanism: Mechanism
  readonly #run: MechanismRun

  constructor(mechanism: Mechanism, context: { readonly hostname: string }) {
    this.#mechanism = mechanism
    this.#run = mechanism.start(context)
  }

  /** @param initial the initial response as written, `=` for an empty one; `undefined` when there is none */
  begin(initial: string | undefined): SaslStep {
    if (initial === undefined) return encoded(this.#run.next(undefined))
    if (!this.#mechanism.clientFirst) {
      return { kind: 'malformed', reason: `${this.#mechanism.name} takes no initial response` }
    }
    return initial === '=' ? encoded(this.#run.next(Buffer.alloc(0))) : this.#decode(initial)
  }

  /** @param line the client's line without its end */
  answer(line: string): SaslStep {
    return line === '*' ? { kind: 'cancelled' } : this.#decode(line)
  }

  /**
   * The challenge to send when the login was accepted, before the protocol's OK: the server's own proof. The client is
   * in when `acknowledged` has nothing against its answer.
   */
  accepted(): string | undefined {
    return challengeOf(this.#run.onAcceptance?.())
  }

  /** @param line the client's answer to `accepted`. It is empty (RFC 5034 §4, RFC 4954 §4): there is nothing to say. */
  acknowledged(line: string): SaslEnd | undefined {
    if (line === '') return undefined
    if (line === '*') return { kind: 'cancelled' }
    return { kind: 'malformed', reason: 'the last response is empty' }
  }

  /** The challenge to send when the login was refused; the client's answer to it changes nothing. */
  refused(): string | undefined {
    return challengeOf(this.#run.onRefusal)
  }

  #decode(line: string): SaslStep {
    const octets = fromBase64(line)
    if (octets === undefined) return { kind: 'malformed', reason: 'cannot decode base64' }
    return encoded(this.#run.next(octets))
  }
}

function encoded(step: MechanismStep): SaslStep {
  return step.kind === 'challenge' ? { kind: 'challenge', line: toBase64(step.data) } : step
}

function challengeOf(data: string | undefined): string | undefined {
  return data === undefined ? undefined : toBase64(data)
}

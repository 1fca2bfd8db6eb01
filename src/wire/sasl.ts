import { cramMd5 } from './sasl/cram-md5.ts'
import { login } from './sasl/login.ts'
import type { Mechanism, MechanismRun, MechanismStep, SaslProof } from './sasl/mechanism.ts'
import { plain } from './sasl/plain.ts'
import { xoauth2 } from './sasl/xoauth2.ts'

export type { SaslProof } from './sasl/mechanism.ts'

/** Every mechanism that the line protocols offer, in the order they are offered. */
export const MECHANISMS: readonly Mechanism[] = [plain, login, cramMd5, xoauth2]

/** What the protocol has to do next. */
export type SaslStep =
  /** Send this line (already base64) as a challenge and give the client's next line to `answer`. */
  | { readonly kind: 'challenge'; readonly line: string }
  /** See whether this login is right; when it is not, ask `refused`. */
  | { readonly kind: 'login'; readonly user: string; readonly proof: SaslProof }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'denied'; readonly reason: string }
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

  /** The challenge to send when the login was refused; the client's answer to it changes nothing. */
  refused(): string | undefined {
    const { onRefusal } = this.#run
    return onRefusal === undefined ? undefined : toBase64(onRefusal)
  }

  #decode(line: string): SaslStep {
    const octets = fromBase64(line)
    if (octets === undefined) return { kind: 'malformed', reason: 'cannot decode base64' }
    return encoded(this.#run.next(octets))
  }
}

/** The mechanism of that name, in any case. */
export function mechanismNamed(name: string): Mechanism | undefined {
  const upper = name.toUpperCase()
  return MECHANISMS.find((mechanism) => mechanism.name === upper)
}

function encoded(step: MechanismStep): SaslStep {
  return step.kind === 'challenge' ? { kind: 'challenge', line: toBase64(step.data) } : step
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** RFC 4648 §4, nothing else in it; Node's own decoder passes over what it does not know. */
function fromBase64(text: string): Buffer | undefined {
  const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
  return canonical.test(text) ? Buffer.from(text, 'base64') : undefined
}

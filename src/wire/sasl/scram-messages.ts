import { saslPrepared } from '../../lib/saslprep.ts'
import { readGs2, saslname } from './gs2.ts'
import { denied, malformed, type Objection } from './mechanism.ts'

/** `n,,n=USER,r=NONCE` (RFC 5802 §7, client-first-message). */
export interface ClientFirst {
  readonly kind: 'first'
  /** The gs2 header as written. */
  readonly header: string
  /** All after it, as written. */
  readonly bare: string
  readonly user: string
  readonly nonce: string
}

/** `c=BASE64,r=NONCE,p=BASE64` (RFC 5802 §7, client-final-message). */
export interface ClientFinal {
  readonly kind: 'final'
  readonly binding: string
  readonly nonce: string
  readonly proof: string
  readonly withoutProof: string
}

export function readClientFirst(text: string): ClientFirst | Objection {
  const gs2 = readGs2(text)
  if (gs2.kind !== 'gs2') return gs2
  const attributes = attributesOf(gs2.rest, /^n,r(?:,|$)/)
  if (!Array.isArray(attributes)) return attributes
  const [name = '', nonce = ''] = attributes
  const user = preparedName(name)
  if (user === undefined) return malformed('n= is no user name')
  if (!isNonce(nonce)) return malformed('r= is no nonce')
  if (gs2.authzid !== undefined && saslPrepared(gs2.authzid) !== user) {
    return denied('acting for another user is not offered')
  }
  return { kind: 'first', header: gs2.header, bare: gs2.rest, user, nonce }
}

export function readClientFinal(text: string): ClientFinal | Objection {
  const attributes = attributesOf(text, /^c,r,(?:.*,)?p$/)
  if (!Array.isArray(attributes)) return attributes
  const [binding = '', nonce = ''] = attributes
  const withoutProof = text.slice(0, text.lastIndexOf(',p='))
  return { kind: 'final', binding, nonce, proof: attributes.at(-1) ?? '', withoutProof }
}

/** The values, when the attributes come in that order; the ones that we do not know are values like any other. */
function attributesOf(text: string, order: RegExp): string[] | Objection {
  const attributes = text.split(',')
  if (!attributes.every((attribute) => /^[A-Za-z]=[^\0]+$/.test(attribute))) {
    return malformed('an attribute is a letter, = and a value')
  }
  const letters = attributes.map((attribute) => attribute.charAt(0))
  // RFC 5802 §5.1: its presence must make the exchange fail.
  if (letters.includes('m')) return denied('no mandatory extension is known here')
  if (!order.test(letters.join(','))) return malformed('attributes are missing or out of order')
  return attributes.map((attribute) => attribute.slice(2))
}

/** The name by SASLprep; what cannot be prepared, or is empty then, is none (RFC 5802 §5.1). */
function preparedName(written: string): string | undefined {
  const name = saslname(written)
  return (name === undefined ? undefined : saslPrepared(name)) || undefined
}

/** Printable ASCII; the comma has ended it already. */
function isNonce(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

import { denied, malformed, type Objection } from './mechanism.ts'

/** How a client's first message begins (RFC 5801 §4, RFC 5802 §7): `n,a=NAME,`. */
export interface Gs2 {
  readonly kind: 'gs2'
  /** As written, with its last comma. */
  readonly header: string
  /** Whom to act as; `undefined` when that is not said. */
  readonly authzid: string | undefined
  /** What comes after the header. */
  readonly rest: string
}

const HEADER = /^(p=[A-Za-z0-9.-]+|[ny]),(?:a=([^,]*))?,/

export function readGs2(text: string): Gs2 | Objection {
  const [header, flag, written] = HEADER.exec(text) ?? []
  if (header === undefined || flag === undefined) return malformed('it begins with n,, or n,a=NAME,')
  // We offer no -PLUS mechanism: a client that says `y` has seen that, one that says `p` has not (RFC 5802 §6).
  if (flag.startsWith('p')) return denied('channel binding is not offered')
  const authzid = written === undefined ? undefined : saslname(written)
  if (written !== undefined && authzid === undefined) return malformed('a= is no name')
  return { kind: 'gs2', header, authzid, rest: text.slice(header.length) }
}

/** The name with `=2C` and `=3D` as `,` and `=`; `undefined` when it is none (RFC 5802 §5.1). */
export function saslname(written: string): string | undefined {
  if (!/^(?:[^\0,=]|=2C|=3D)+$/.test(written)) return undefined
  return written.replaceAll('=2C', ',').replaceAll('=3D', '=')
}

import { textOf } from '../../lib/utf8.ts'
import { type Gs2, readGs2 } from './gs2.ts'
import { denied, type Mechanism, type MechanismStep, malformed } from './mechanism.ts'

/** OAUTHBEARER (RFC 7628): `n,a=NAME,` ^A `auth=Bearer ` token ^A ^A, with `host=` and `port=` if the client likes. */
export const oauthbearer: Mechanism = {
  name: 'OAUTHBEARER',
  clientFirst: true,
  start: () => ({
    next: (response) => (response === undefined ? { kind: 'challenge', data: '' } : read(response)),
    onRefusal: JSON.stringify({ status: 'invalid_token' }),
  }),
}

function read(response: Buffer): MechanismStep {
  const text = textOf(response)
  if (text === undefined) return malformed('not UTF-8')
  const gs2 = readGs2(text)
  if (gs2.kind !== 'gs2') return gs2
  const pairs = pairsOf(gs2)
  if (pairs === undefined) return malformed('OAUTHBEARER is n,a=NAME,^Aauth=Bearer TOKEN^A^A')
  const [, token] = /^Bearer +([\x20-\x7e]+)$/i.exec(pairs.get('auth') ?? '') ?? []
  if (token === undefined) return malformed('auth= is Bearer and a token')
  // A server may ask for the name (RFC 7628 §3.1): none of our tokens says whose it is.
  if (gs2.authzid === undefined) return denied('the token names nobody, so a= has to')
  return { kind: 'login', user: gs2.authzid, proof: { kind: 'token', token } }
}

/**
 * Key/value pairs (RFC 7628 §3.1); `undefined` when they are none, or one comes twice. Unknown ones are ignored, and so
 * are `host` and `port`: which of its names and forwarded ports a client has used is nothing a sandbox can know.
 */
function pairsOf({ rest }: Gs2): ReadonlyMap<string, string> | undefined {
  if (!/^\x01(?:[A-Za-z]+=[\x20-\x7e\t\r\n]*\x01)*\x01$/.test(rest)) return undefined
  const pairs = rest.slice(1, -2).split('\x01')
  const table = new Map(pairs.map((pair) => splitPair(pair)))
  return table.size === pairs.length ? table : undefined
}

function splitPair(pair: string): readonly [key: string, value: string] {
  const equals = pair.indexOf('=')
  return [pair.slice(0, equals), pair.slice(equals + 1)]
}

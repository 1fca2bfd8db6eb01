import { describe, expect, it } from 'vitest'
import { mechanismNamed, SaslDialogue, type SaslStep } from '../../../src/wire/sasl.ts'

const b64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64')

function dialogue(): SaslDialogue {
  const mechanism = mechanismNamed('OAUTHBEARER')
  if (mechanism === undefined) throw new Error('no OAUTHBEARER')
  return new SaslDialogue(mechanism, { hostname: 'sandpost.test' })
}

describe('OAUTHBEARER', () => {
  it.each([
    // RFC 7628 §4.1.
    [
      'n,a=user@example.com,\x01host=server.example.com\x01port=143\x01auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01',
      ['user@example.com', 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=='],
    ],
    ['y,a=u,\x01auth=bearer  t\x01\x01', ['u', 't']],
    ['n,a=a=2Cb=3Dc,\x01x=\x01auth=Bearer p w!\x01\x01', ['a,b=c', 'p w!']],
  ])('takes %j', (message, [user, token]) => {
    expect(dialogue().begin(b64(message))).toEqual({ kind: 'login', user, proof: { kind: 'token', token } })
  })

  it.each<[message: string, kind: SaslStep['kind']]>([
    ['', 'malformed'],
    ['\x01', 'malformed'],
    ['n,,\x01auth=Bearer t\x01\x01', 'denied'],
    ['n,a=,\x01auth=Bearer t\x01\x01', 'malformed'],
    ['p=tls-unique,a=u,\x01auth=Bearer t\x01\x01', 'denied'],
    ['n,a=u\x01auth=Bearer t\x01\x01', 'malformed'],
    ['n,a=u,auth=Bearer t\x01\x01', 'malformed'],
    ['n,a=u,\x01auth=Bearer t\x01', 'malformed'],
    ['n,a=u,\x01auth=Bearer t\x01\x01\x01', 'malformed'],
    ['n,a=u,\x01\x01', 'malformed'],
    ['n,a=u,\x01auth=Bearer \x01\x01', 'malformed'],
    ['n,a=u,\x01auth=Basic dTpw\x01\x01', 'malformed'],
    ['n,a=u,\x01auth=Bearer t\x01auth=Bearer u\x01\x01', 'malformed'],
    ['n,a=u,\x01a1=x\x01auth=Bearer t\x01\x01', 'malformed'],
    ['n,a=u,\x01auth=Bearer \xc3\xa9\x01\x01', 'malformed'],
    ['n,a=\xff,\x01auth=Bearer t\x01\x01', 'malformed'],
  ])('does not take %j', (message, kind) => {
    expect(dialogue().begin(b64(message)).kind).toBe(kind)
  })

  it('says why a token is refused, as JSON (RFC 7628 §3.2.2)', () => {
    const line = dialogue().refused() ?? ''
    expect(JSON.parse(Buffer.from(line, 'base64').toString())).toEqual({ status: 'invalid_token' })
  })
})

import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MECHANISMS, mechanismNamed, mechanismsFor, SaslDialogue } from '../../src/wire/sasl.ts'

const b64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64')

function dialogue(name: string): SaslDialogue {
  const mechanism = mechanismNamed(name)
  if (mechanism === undefined) throw new Error(`no ${name}`)
  return new SaslDialogue(mechanism, { hostname: 'sandpost.test' })
}

describe('SASL', () => {
  it('PLAIN takes its initial response, or asks for it', () => {
    const login = { kind: 'login', user: 'u', proof: { kind: 'password', password: 'p w' } }
    expect(dialogue('plain').begin(b64('\0u\0p w'))).toEqual(login)
    expect(dialogue('PLAIN').begin(b64('u\0u\0p w'))).toEqual(login)
    const asked = dialogue('PLAIN')
    expect(asked.begin(undefined)).toEqual({ kind: 'challenge', line: '' })
    expect(asked.answer(b64('\0u\0p w'))).toEqual(login)
  })

  it('S24 PLAIN lets nobody act for somebody else', () => {
    expect(dialogue('PLAIN').begin(b64('admin\0user\0pass')).kind).toBe('denied')
  })

  it('LOGIN asks for user name and password', () => {
    const asked = dialogue('LOGIN')
    expect(asked.begin(undefined)).toEqual({ kind: 'challenge', line: b64('Username:') })
    expect(asked.answer(b64('u'))).toEqual({ kind: 'challenge', line: b64('Password:') })
    expect(asked.answer(b64(''))).toEqual({
      kind: 'login',
      user: 'u',
      proof: { kind: 'password', password: '' },
    })
  })

  it('LOGIN takes the user name as initial response', () => {
    expect(dialogue('LOGIN').begin(b64('u'))).toEqual({ kind: 'challenge', line: b64('Password:') })
  })

  it('CRAM-MD5 proves the password without sending it', () => {
    const run = dialogue('CRAM-MD5')
    const step = run.begin(undefined)
    if (step.kind !== 'challenge') throw new Error(step.kind)
    const challenge = Buffer.from(step.line, 'base64').toString()
    expect(challenge).toMatch(/^<[0-9a-f]+\.\d+@sandpost\.test>$/)
    const digest = createHmac('md5', 'secret').update(challenge).digest('hex')
    const login = run.answer(b64(`a b ${digest}`))
    if (login.kind !== 'login' || login.proof.kind !== 'response') throw new Error(login.kind)
    expect(login.user).toBe('a b')
    expect(login.proof.fits('secret')).toBe(true)
    expect(login.proof.fits('Secret')).toBe(false)
  })

  it('CRAM-MD5 never gives the same challenge twice', () => {
    expect(dialogue('CRAM-MD5').begin(undefined)).not.toEqual(dialogue('CRAM-MD5').begin(undefined))
  })

  it('XOAUTH2 takes a token, and says why it is refused', () => {
    const run = dialogue('XOAUTH2')
    const login = { kind: 'login', user: 'u', proof: { kind: 'token', token: 'tok' } }
    expect(run.begin(b64('user=u\x01auth=Bearer tok\x01\x01'))).toEqual(login)
    expect(JSON.parse(Buffer.from(run.refused() ?? '', 'base64').toString())).toMatchObject({ status: '401' })
  })

  it('announces SCRAM only where a password can be known, and takes it everywhere', () => {
    const announced = (mutual: boolean) => mechanismsFor({ mutual }).map(({ name }) => name)
    expect(announced(false)).toEqual(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER'])
    expect(announced(true)).toEqual(MECHANISMS.map(({ name }) => name))
    expect(mechanismNamed('scram-sha-256')?.name).toBe('SCRAM-SHA-256')
  })

  it.each(MECHANISMS.map(({ name }) => name))('%s is cancelled by an asterisk', (name) => {
    const run = dialogue(name)
    expect(run.begin(undefined).kind).toBe('challenge')
    expect(run.answer('*')).toEqual({ kind: 'cancelled' })
  })

  it.each([
    ['PLAIN', '!!!!'],
    ['PLAIN', 'AAA'],
    ['PLAIN', '='],
    ['PLAIN', 'AAAA'],
    ['PLAIN', b64('\0\0password')],
    ['PLAIN', b64('\0\xff\0p')],
    ['LOGIN', '='],
    ['XOAUTH2', b64('user=\x01auth=Bearer x\x01\x01')],
    ['XOAUTH2', b64('user=u\x01auth=Basic x\x01\x01')],
    ['CRAM-MD5', b64('u 00')],
  ])('S22 S23 %s does not understand %j', (name, initial) => {
    expect(dialogue(name).begin(initial).kind).toBe('malformed')
  })
})

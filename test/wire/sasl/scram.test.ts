import { describe, expect, it } from 'vitest'
import { scram } from '../../../src/wire/sasl/scram.ts'
import { mechanismNamed, SaslDialogue, type SaslStep } from '../../../src/wire/sasl.ts'
import { ScramClient, type ScramName } from '../../support/scram-client.ts'

const b64 = (text: string): string => Buffer.from(text).toString('base64')
const plain = (line: string): string => Buffer.from(line, 'base64').toString()
const NAMES = ['SCRAM-SHA-1', 'SCRAM-SHA-256'] as const

const EXAMPLES = [
  {
    source: 'RFC 5802 §5',
    name: 'SCRAM-SHA-1',
    hash: 'sha1',
    nonce: '3rfcNHYJY1ZVvWVs7j',
    salt: 'QSXCR+Q6sek8bf92',
    clientFirst: 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL',
    serverFirst: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
    clientFinal: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    serverFinal: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    source: 'RFC 7677 §3',
    name: 'SCRAM-SHA-256',
    hash: 'sha256',
    nonce: '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
    salt: 'W22ZaJ0SNY7soEsUEjb6gQ==',
    clientFirst: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
    serverFirst: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    clientFinal:
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    serverFinal: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  },
] as const

function dialogue(name: string): SaslDialogue {
  const mechanism = mechanismNamed(name)
  if (mechanism === undefined) throw new Error(`no ${name}`)
  return new SaslDialogue(mechanism, { hostname: 'sandpost.test' })
}

/** What the server says to a client's first message. */
function challengeTo(run: SaslDialogue, first: string): string {
  const step = run.begin(b64(first))
  if (step.kind !== 'challenge') throw new Error(`${step.kind} to ${first}`)
  return plain(step.line)
}

/** The whole exchange, as the server sees it that has this password. */
function loginWith(client: ScramClient, mechanism: ScramName, known: string) {
  const run = dialogue(mechanism)
  const step = run.answer(b64(client.final(challengeTo(run, client.first))))
  if (step.kind !== 'login' || step.proof.kind !== 'mutual') throw new Error(step.kind)
  const fits = step.proof.fits(known)
  return { run, user: step.user, fits, accepted: plain(run.accepted() ?? '') }
}

describe('SCRAM', () => {
  it.each(EXAMPLES)('holds the exchange of $source', ({ name, hash, nonce, salt, ...said }) => {
    const givens = { nonce: () => nonce, salt: () => Buffer.from(salt, 'base64') }
    const run = new SaslDialogue(scram(name, hash, givens), { hostname: 'sandpost.test' })
    expect(challengeTo(run, said.clientFirst)).toBe(said.serverFirst)
    const step = run.answer(b64(said.clientFinal))
    if (step.kind !== 'login' || step.proof.kind !== 'mutual') throw new Error(step.kind)
    expect(step.user).toBe('user')
    expect(run.accepted()).toBeUndefined()
    expect(step.proof.fits('Pencil')).toBe(false)
    expect(run.accepted()).toBeUndefined()
    expect(step.proof.fits('pencil')).toBe(true)
    expect(run.accepted()).toBe(b64(said.serverFinal))
    expect(run.refused()).toBeUndefined()
  })

  it.each(NAMES)('%s lets in whoever knows the password, and proves that the server does', (mechanism) => {
    const client = new ScramClient({ mechanism, user: 'a,b=c', password: 'p w', header: 'y,a=a=2Cb=3Dc,' })
    const { user, fits, accepted } = loginWith(client, mechanism, 'p w')
    expect([user, fits]).toEqual(['a,b=c', true])
    expect(client.trusts(accepted)).toBe(true)
  })

  it.each(NAMES)('%s takes names and passwords by SASLprep, from whichever side', (mechanism) => {
    for (const [sent, known] of [
      ['pass\u00adwo\u2168', 'passwoIX'],
      ['e\u0301', '\u00e9'],
    ] as const) {
      const client = new ScramClient({ mechanism, user: 'nai\u0308ve', password: known })
      expect(loginWith(client, mechanism, sent)).toMatchObject({ user: 'na\u00efve', fits: true })
    }
    // What SASLprep refuses is taken as it is.
    const client = new ScramClient({ mechanism, user: 'u', password: '\u202e' })
    expect(loginWith(client, mechanism, '\u202e').fits).toBe(true)
  })

  it('asks for the first message when it was not sent along', () => {
    const run = dialogue('SCRAM-SHA-256')
    expect(run.begin(undefined)).toEqual({ kind: 'challenge', line: '' })
    expect(run.answer(b64('n,,n=u,r=n')).kind).toBe('challenge')
  })

  it('an unknown name looks like a known one: its salt stays, and is no other name’s', () => {
    const saltFor = (user: string) =>
      /s=([^,]+),i=4096$/.exec(challengeTo(dialogue('SCRAM-SHA-256'), `n,,n=${user},r=x`))?.[1]
    expect(saltFor('known')).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(saltFor('known')).toBe(saltFor('known'))
    expect(saltFor('unknown')).toBe(saltFor('unknown'))
    expect(saltFor('unknown')).not.toBe(saltFor('known'))
  })

  it('never gives the same nonce twice, and takes no message of another exchange', () => {
    const client = new ScramClient({ mechanism: 'SCRAM-SHA-1', user: 'u', password: 'p', nonce: 'same' })
    const [one, two] = [dialogue('SCRAM-SHA-1'), dialogue('SCRAM-SHA-1')]
    const final = client.final(challengeTo(one, client.first))
    expect(one.answer(b64(final)).kind).toBe('login')
    expect(challengeTo(two, client.first)).not.toContain(/r=([^,]+)/.exec(final)?.[1])
    expect(two.answer(b64(final))).toEqual({ kind: 'denied', reason: 'r= is not the nonce of this exchange' })
  })

  it('takes only the empty answer to its own proof', () => {
    const client = new ScramClient({ mechanism: 'SCRAM-SHA-1', user: 'u', password: 'p' })
    const { run } = loginWith(client, 'SCRAM-SHA-1', 'p')
    expect(run.acknowledged('')).toBeUndefined()
    expect(run.acknowledged('*')).toEqual({ kind: 'cancelled' })
    expect(run.acknowledged('=')?.kind).toBe('malformed')
  })
})

describe.each([
  ['', 'malformed'],
  ['n,', 'malformed'],
  ['n,,', 'malformed'],
  ['x,,n=u,r=n', 'malformed'],
  ['N,,n=u,r=n', 'malformed'],
  ['n,u,n=u,r=n', 'malformed'],
  ['n,a=,n=u,r=n', 'malformed'],
  ['p=tls-unique,,n=u,r=n', 'denied'],
  ['p=,,n=u,r=n', 'malformed'],
  ['n,a=admin,n=u,r=n', 'denied'],
  ['n,,m=x,n=u,r=n', 'denied'],
  ['n,,n=u,r=n,m=x', 'denied'],
  ['n,,n=,r=n', 'malformed'],
  ['n,,n=\u00ad,r=n', 'malformed'],
  ['n,,n=a\0b,r=n', 'malformed'],
  ['n,,n=a\u202eb,r=n', 'malformed'],
  ['n,,n=a=b,r=n', 'malformed'],
  ['n,,n=a=2cb,r=n', 'malformed'],
  ['n,,n=u', 'malformed'],
  ['n,,n=u,r=', 'malformed'],
  ['n,,n=u,r=a b', 'malformed'],
  ['n,,n=u,r=\u00e9', 'malformed'],
  ['n,,r=n,n=u', 'malformed'],
  ['n,,n=u,x=y,r=n', 'malformed'],
  ['n,,n=u,r=n,', 'malformed'],
  ['n,,n=u,r=n,1=x', 'malformed'],
  ['n,,n=u,r=n,x=y,z=1=2', 'challenge'],
  ['y,a=u,n=u,r=n', 'challenge'],
  ['n,a=a=2Cb,n=a=2Cb,r=n', 'challenge'],
] as const)('SCRAM, to the first message %j', (first, kind) => {
  it(`answers: ${kind}`, () => {
    expect(dialogue('SCRAM-SHA-1').begin(b64(first)).kind).toBe(kind)
  })
})

describe.each<[what: string, change: (final: string) => string, kind: SaslStep['kind']]>([
  ['as it is', (final) => final, 'login'],
  ['with an extension', (final) => final.replace(',p=', ',x=y,p='), 'login'],
  ['without a proof', (final) => final.replace(/,p=.*/, ''), 'malformed'],
  ['with a short proof', (final) => final.replace(/,p=.*/, ',p=AAAA'), 'malformed'],
  ['with an empty proof', (final) => final.replace(/,p=.*/, ',p='), 'malformed'],
  ['whose proof is no base64', (final) => final.replace(/,p=..../, ',p=!!!!'), 'malformed'],
  ['with something after the proof', (final) => `${final},x=y`, 'malformed'],
  ['with a mandatory extension', (final) => final.replace(',p=', ',m=y,p='), 'denied'],
  ['whose nonce is cut', (final) => final.replace(/r=(\w+)[^,]+/, 'r=$1'), 'denied'],
  ['whose nonce goes on', (final) => final.replace(',p=', 'x,p='), 'denied'],
  ['of another header', (final) => final.replace('c=biws', 'c=eSws'), 'denied'],
  ['of channel binding', (final) => final.replace('c=biws', 'c=biwsAAAA'), 'denied'],
  ['in another order', (final) => final.replace(/^(c=[^,]+),(r=[^,]+)/, '$2,$1'), 'malformed'],
  ['with c= alone', () => 'c=biws', 'malformed'],
  ['that is empty', () => '', 'malformed'],
])('SCRAM, to a last message %s', (_, change, kind) => {
  it(`answers: ${kind}`, () => {
    const client = new ScramClient({ mechanism: 'SCRAM-SHA-1', user: 'u', password: 'p', nonce: 'abc' })
    const run = dialogue('SCRAM-SHA-1')
    expect(run.answer(b64(change(client.final(challengeTo(run, client.first))))).kind).toBe(kind)
  })
})

describe('SCRAM, to what is no base64 or UTF-8', () => {
  it.each(['!!!!', 'AAA', 'biws\u00e9', '=', Buffer.from('n,,n=\xff,r=n', 'latin1').toString('base64')])(
    'answers %j: malformed, in either message',
    (line) => {
      expect(dialogue('SCRAM-SHA-1').begin(line).kind).toBe('malformed')
      const run = dialogue('SCRAM-SHA-1')
      challengeTo(run, 'n,,n=u,r=n')
      expect(run.answer(line).kind).toBe('malformed')
    },
  )
})

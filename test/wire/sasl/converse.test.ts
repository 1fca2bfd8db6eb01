import { describe, expect, it } from 'vitest'
import { converse, type SaslOutcome } from '../../../src/wire/sasl/converse.ts'
import { mechanismNamed, SaslDialogue, type SaslProof } from '../../../src/wire/sasl.ts'
import { ScramClient } from '../../support/scram-client.ts'

const b64 = (text: string): string => Buffer.from(text).toString('base64')
const plain = (line: string): string => Buffer.from(line, 'base64').toString()

type Answer = string | undefined | ((challenge: string) => string)

interface Exchange {
  readonly outcome: SaslOutcome
  /** What the server asked, without base64. */
  readonly asked: readonly string[]
}

function knows(proof: SaslProof, password: string): boolean {
  if ('fits' in proof) return proof.fits(password)
  return (proof.kind === 'password' ? proof.password : proof.token) === password
}

/** An exchange with the one user `known`, whose password is `secret`. */
async function exchange(name: string, initial: string | undefined, answers: Answer[]): Promise<Exchange> {
  const mechanism = mechanismNamed(name)
  if (mechanism === undefined) throw new Error(`no ${name}`)
  const asked: string[] = []
  const wrong = new Error('wrong')
  const outcome = await converse(new SaslDialogue(mechanism, { hostname: 'sandpost.test' }), initial, {
    ask: async (challenge, kind) => {
      asked.push(`${kind === 'proof' ? 'proof ' : ''}${plain(challenge)}`)
      const answer = answers.shift()
      return typeof answer === 'function' ? answer(plain(challenge)) : answer
    },
    login: async (user, proof) => {
      if (user === 'broken') throw new TypeError('a fault of ours')
      if (user !== 'known' || !knows(proof, 'secret')) throw wrong
    },
    isRefusal: (error) => error === wrong,
  })
  return { outcome, asked }
}

describe('a conversation', () => {
  it('ends at once when the initial response says all', async () => {
    expect(await exchange('PLAIN', b64('\0known\0secret'), [])).toEqual({
      outcome: { kind: 'done', user: 'known' },
      asked: [],
    })
  })

  it('asks for what it was not told', async () => {
    const { outcome, asked } = await exchange('LOGIN', undefined, [b64('known'), b64('secret')])
    expect(outcome).toEqual({ kind: 'done', user: 'known' })
    expect(asked).toEqual(['Username:', 'Password:'])
  })

  const scramWith = (password: string, last: Answer): [string, Answer[]] => {
    const client = new ScramClient({ mechanism: 'SCRAM-SHA-256', user: 'known', password })
    return [b64(client.first), [(challenge) => b64(client.final(challenge)), last]]
  }

  it('shows the server’s proof before it is done', async () => {
    const { outcome, asked } = await exchange('SCRAM-SHA-256', ...scramWith('secret', ''))
    expect(outcome).toEqual({ kind: 'done', user: 'known' })
    expect(asked).toEqual([expect.stringMatching(/^r=/), expect.stringMatching(/^proof v=/)])
  })

  it.each([
    ['*', 'cancelled'],
    ['biws', 'malformed'],
    [undefined, 'gone'],
  ])('is not done when the answer to that proof is %j', async (last, kind) => {
    const { outcome } = await exchange('SCRAM-SHA-256', ...scramWith('secret', last))
    expect(outcome.kind).toBe(kind)
  })

  it('shows no proof to whoever has the wrong password', async () => {
    const { outcome, asked } = await exchange('SCRAM-SHA-256', ...scramWith('wrong', ''))
    expect(outcome).toMatchObject({ kind: 'refused', error: { message: 'wrong' } })
    expect(asked).toHaveLength(1)
  })

  it.each(['\x01', '', '*'])('tells what is wrong with a token, and takes the answer %j', async (last) => {
    const token = b64('n,a=known,\x01auth=Bearer wrong\x01\x01')
    const { outcome, asked } = await exchange('OAUTHBEARER', token, [last])
    expect(outcome.kind).toBe('refused')
    expect(asked).toEqual(['{"status":"invalid_token"}'])
    expect((await exchange('OAUTHBEARER', token, [undefined])).outcome.kind).toBe('gone')
  })

  it.each([
    ['PLAIN', '!', [], 'malformed'],
    ['PLAIN', b64('admin\0known\0secret'), [], 'denied'],
    ['PLAIN', undefined, ['*'], 'cancelled'],
    ['PLAIN', undefined, [undefined], 'gone'],
  ] as const)('by %s from %j and then %j ends as %4$s', async (name, initial, answers, kind) => {
    expect((await exchange(name, initial, [...answers])).outcome.kind).toBe(kind)
  })

  it('throws on what is not the client’s fault', async () => {
    await expect(exchange('XOAUTH2', b64('user=broken\x01auth=Bearer x\x01\x01'), [])).rejects.toThrow(
      'a fault of ours',
    )
  })
})

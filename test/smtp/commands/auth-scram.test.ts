import { describe, expect, it } from 'vitest'
import { ScramClient, type ScramCredentials } from '../../support/scram-client.ts'
import type { LineClient } from '../../support/smtp-client.ts'
import { startSmtp } from '../sink.ts'

const b64 = (text: string): string => Buffer.from(text).toString('base64')
const KNOWN = { mechanism: 'SCRAM-SHA-256', user: 'known', password: 'secret' } as const

/** Says both messages of a client. @returns the server's answer to the second, and whether it proves the server */
async function prove(client: LineClient, credentials: ScramCredentials, initial = true) {
  const scram = new ScramClient(credentials)
  const { mechanism } = credentials
  if (!initial) expect(await client.ask(`AUTH ${mechanism}`)).toBe('334 ')
  const challenge = await client.ask(`${initial ? `AUTH ${mechanism} ` : ''}${b64(scram.first)}`)
  const answer = await client.ask(b64(scram.final(contentOf(challenge))))
  return { answer, trusted: scram.trusts(contentOf(answer)) }
}

function contentOf(reply: string): string {
  return Buffer.from(reply.slice('334 '.length), 'base64').toString()
}

describe('AUTH by SCRAM', () => {
  it.each([
    ['SCRAM-SHA-1', true],
    ['SCRAM-SHA-1', false],
    ['SCRAM-SHA-256', true],
    ['SCRAM-SHA-256', false],
  ] as const)(
    '%s logs in to an inbox that has a password (initial response: %s)',
    async (mechanism, initial) => {
      await using smtp = await startSmtp()
      await using client = await smtp.greeted()
      const { answer, trusted } = await prove(client, { ...KNOWN, mechanism }, initial)
      expect(answer).toMatch(/^334 /)
      expect(trusted).toBe(true)
      expect(await client.ask('')).toBe('235 2.7.0 Welcome')
      await client.ask('QUIT')
      const { login, transcript } = await smtp.sink.endedSession()
      expect(login).toBe('known')
      const said = transcript.map(({ from, text }) => `${from}: ${text}`)
      // Neither what the client says nor the server's proof is kept: on both passwords can be tried out.
      expect(said.slice(initial ? -8 : -7)).toEqual([
        ...(initial ? [`C: AUTH ${mechanism} ***`] : []),
        expect.stringMatching(/^S: 334 .{60}/),
        ...['C: ***', 'S: 334 ***', 'C: ***', 'S: 235 2.7.0 Welcome'],
        ...['C: QUIT', 'S: 221 2.0.0 Bye'],
      ])
    },
  )

  it.each([
    ['a wrong password', { ...KNOWN, password: 'Secret' }],
    ['an inbox that has no password', { ...KNOWN, user: 'open' }],
  ])('refuses %s, in the same words, and another way is open still', async (_, credentials) => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    const { answer } = await prove(client, credentials)
    expect(answer).toBe('535 5.7.8 User name or password is wrong')
    expect(await client.ask(`AUTH PLAIN ${b64(`\0${credentials.user}\0secret`)}`)).toMatch(/^235/)
  })

  it.each([
    ['*', /^501 5\.7\.0/],
    ['=', /^501 5\.5\.2/],
    [b64('v=x'), /^501 5\.5\.2/],
    ['A'.repeat(13_000), /^500 5\.5\.6/],
  ])('lets nobody in who answers %.9j to the server’s proof', async (last, answer) => {
    await using smtp = await startSmtp({ auth: 'required' })
    await using client = await smtp.greeted()
    expect((await prove(client, KNOWN)).trusted).toBe(true)
    expect(await client.ask(last)).toMatch(answer)
    expect(await client.ask('MAIL FROM:<>')).toMatch(/^530/)
    await prove(client, KNOWN)
    expect(await client.ask('')).toMatch(/^235/)
    await client.ask('QUIT')
    expect((await smtp.sink.endedSession()).login).toBe('known')
  })

  it('is announced only when there is a password to be known', async () => {
    await using smtp = await startSmtp()
    smtp.sink.passwords = {}
    await using client = await smtp.client()
    expect(await client.ask('EHLO client.test')).toContain('AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 OAUTHBEARER\n')
    expect(await client.ask('HELP AUTH')).toContain(' PLAIN|LOGIN|CRAM-MD5|XOAUTH2|OAUTHBEARER [')
    smtp.sink.passwords = { known: 'secret' }
    expect(await client.ask('EHLO client.test')).toContain(' CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2 ')
    expect(await client.ask('HELP AUTH')).toContain('|CRAM-MD5|SCRAM-SHA-1|SCRAM-SHA-256|XOAUTH2|')
  })
})

import { expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { ScramClient } from '../support/scram-client.ts'
import { LineClient } from '../support/smtp-client.ts'

const b64 = (text: string): string => Buffer.from(text).toString('base64')
const contentOf = (reply: string): string => Buffer.from(reply.slice('334 '.length), 'base64').toString()

/** EHLO, then SCRAM with the password `secret`. @returns the keywords of EHLO and the server's last reply */
async function logIn(smtp: { host: string; port: number }, user: string): Promise<string[]> {
  await using client = await LineClient.connect(smtp)
  await client.reply()
  const keywords = await client.ask('EHLO x')
  const scram = new ScramClient({ mechanism: 'SCRAM-SHA-256', user, password: 'secret' })
  const challenge = await client.ask(`AUTH SCRAM-SHA-256 ${b64(scram.first)}`)
  const answer = await client.ask(b64(scram.final(contentOf(challenge))))
  return [keywords, scram.trusts(contentOf(answer)) ? await client.ask('') : answer]
}

it('SCRAM opens an inbox with a password and its labels, and says so to whoever asks for another', async () => {
  await using sandbox = await startSandbox({ inboxes: 'shop:secret' })
  for (const user of ['shop', 'shop+cart']) {
    const [keywords, reply] = await logIn(sandbox.smtp, user)
    expect(keywords).toContain(' SCRAM-SHA-256 ')
    expect(reply).toBe('235 2.7.0 Welcome')
  }
  expect((await logIn(sandbox.smtp, 'open'))[1]).toBe(
    '535 5.7.8 User name or password is wrong; SCRAM opens only inboxes that have a password, others take PLAIN.',
  )
})

it('SCRAM is not announced where no inbox has a password', async () => {
  await using sandbox = await startSandbox()
  const [keywords, reply] = await logIn(sandbox.smtp, 'shop')
  expect(keywords).toContain('AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 OAUTHBEARER')
  expect(reply).toMatch(/^535 /)
})

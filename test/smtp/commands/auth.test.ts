import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src/lib/log.ts'
import type { LineClient } from '../../support/smtp-client.ts'
import { startSmtp } from '../sink.ts'

const b64 = (text: string): string => Buffer.from(text).toString('base64')

async function mailFrom(client: LineClient): Promise<string> {
  client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx\r\n.\r\n')
  for (let reply = 0; reply < 3; reply++) await client.reply()
  return client.reply()
}

describe('AUTH', () => {
  it('opens the inbox of its user name; without it mail goes to the default one', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    await mailFrom(client)
    expect(await client.ask(`AUTH PLAIN ${b64('\0shop+cart\0any')}`)).toBe('235 2.7.0 Welcome')
    await mailFrom(client)
    expect(smtp.sink.kept.map(({ inbox }) => inbox)).toEqual(['default', 'shop+cart'])
  })

  it('CRAM-MD5 checks the response against the password', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    for (const [password, answer] of [
      ['wrong', '535 5.7.8'],
      ['secret', '235 2.7.0'],
    ] as const) {
      const challenge = Buffer.from((await client.ask('AUTH CRAM-MD5')).slice(4), 'base64').toString()
      const digest = createHmac('md5', password).update(challenge).digest('hex')
      expect((await client.ask(b64(`known ${digest}`))).slice(0, 9)).toBe(answer)
    }
  })

  it('XOAUTH2 takes the password of a declared inbox as its token', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    expect(await client.ask(`AUTH XOAUTH2 ${b64('user=known\x01auth=Bearer secret\x01\x01')}`)).toMatch(
      /^235/,
    )
    expect(smtp.sink.logins).toEqual([{ name: 'known', proof: { kind: 'token', token: 'secret' } }])
  })

  it('never puts a secret into the transcript', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    await client.ask(`auth plain ${b64('\0known\0hunter2')}`)
    await client.ask('AUTH LOGIN')
    await client.ask(b64('known'))
    await client.ask(b64('hunter2'))
    await client.ask(`AUTH PLAIN ${'A'.repeat(13_000)}`)
    await client.ask('QUIT')
    const { transcript, login } = await smtp.sink.endedSession()
    const texts = transcript.map(({ text }) => text)
    expect(texts).toContain('AUTH plain ***')
    expect(texts.filter((text) => text === '***')).toHaveLength(2)
    expect(texts.join('\n')).not.toMatch(/hunter2|aHVudGVyMg|AAAA/)
    expect(login).toBeNull()
  })

  it.each([
    ['parted by a tab', [`AUTH\tPLAIN ${b64('\0known\0hunter2')}`]],
    ['after a blank', [` AUTH PLAIN ${b64('\0known\0hunter2')}`]],
    ['written as one word', [`AUTH=PLAIN ${b64('\0known\0hunter2')}`]],
    ['refused, whose secret comes all the same', ['AUTH SCRAM', b64('known'), b64('hunter2')]],
  ])('never puts a secret into the transcript of an AUTH %s', async (_, lines) => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    for (const line of lines) await client.ask(line)
    await client.ask('NOPE')
    await client.ask('NOOP')
    await client.ask('NOPE again')
    await client.ask('QUIT')
    const { transcript } = await smtp.sink.endedSession()
    const said = transcript.filter(({ from }) => from === 'C').map(({ text }) => text)
    expect(said.join('\n')).not.toMatch(/hunter2|aHVudGVyMg|AGtub3duAGh1bnRlcjI/)
    expect(said.slice(-3)).toEqual(['NOOP', 'NOPE again', 'QUIT'])
  })

  it('is noted in the log, once, when it comes in plaintext from another machine', async () => {
    const warnings: string[] = []
    const log = { ...silentLog, warn: (_facts: object, text: string) => warnings.push(text) }
    await using smtp = await startSmtp({ xclient: true }, log)
    for (const address of ['127.0.0.1', '192.0.2.1', '192.0.2.2']) {
      await using client = await smtp.client()
      // XCLIENT stands in for a client elsewhere.
      await client.ask(`XCLIENT ADDR=${address}`)
      await client.ask('EHLO client.test')
      expect(await client.ask(`AUTH PLAIN ${b64('\0shop\0any')}`)).toMatch(/^235/)
      expect(warnings).toHaveLength(address === '127.0.0.1' ? 0 : 1)
    }
  })

  it('S22 junk does not keep another client from logging in', async () => {
    await using smtp = await startSmtp()
    // A hundred in connections of ten: at twenty errors a connection is closed.
    const junk = Array.from({ length: 10 }, async () => {
      await using client = await smtp.greeted()
      for (let time = 0; time < 10; time++) {
        expect(await client.ask('AUTH PLAIN !!!!')).toMatch(/^501 5\.5\.2/)
      }
    })
    await using other = await smtp.greeted()
    expect(await other.ask(`AUTH PLAIN ${b64('\0known\0secret')}`)).toMatch(/^235/)
    await Promise.all(junk)
  })

  it('S23 a response longer than 12,288 octets is too long', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    expect(await client.ask(`AUTH PLAIN ${'A'.repeat(12_000)}`)).toMatch(/^501 5\.5\.2/)
    expect(await client.ask(`AUTH PLAIN ${'A'.repeat(100_000)}`)).toBe('500 5.5.2 Line too long')
    await client.ask('AUTH PLAIN')
    expect(await client.ask('A'.repeat(100_000))).toBe('500 5.5.6 Line too long')
    expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
  })

  it.each(['a\r\nX', 'a\0b', 'a\u202eb'])('S25 the user name %j is refused', async (name) => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    await client.ask(`AUTH LOGIN ${b64(name)}`)
    expect(await client.ask(b64('pass'))).toMatch(/^535 5\.7\.8/)
  })

  it('S26 AUTH that is begun and left, or cancelled, leaves nothing behind', async () => {
    await using smtp = await startSmtp({ limits: { hardErrors: 10_000, softErrors: 10_000 } })
    // A thousand each where the row has 10,000: what is left behind shows in the count of sessions, not in memory.
    await using client = await smtp.greeted()
    client.send('AUTH LOGIN\r\n*\r\n'.repeat(1000))
    for (let time = 0; time < 1000; time++) {
      expect(await client.reply()).toMatch(/^334/)
      expect(await client.reply()).toBe('501 5.7.0 AUTH cancelled')
    }
    for (let time = 0; time < 1000; time += 50) {
      const leavers = Array.from({ length: 50 }, async () => {
        await using leaver = await smtp.greeted()
        await leaver.ask('AUTH LOGIN')
        leaver.reset()
      })
      await Promise.all(leavers)
      await smtp.sink.until(() => smtp.sink.open.size === 1)
    }
    expect(smtp.sink.ended).toHaveLength(1000)
  })

  it('S28 ten failures close the connection, and slow nobody else down', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    for (let time = 1; time < 10; time++) {
      expect(await client.ask(`AUTH PLAIN ${b64('\0known\0wrong')}`)).toMatch(/^535 5\.7\.8/)
    }
    expect(await client.ask(`AUTH PLAIN ${b64('\0known\0wrong')}`)).toBe('421 4.7.0 Too many failed logins')
    expect(await client.untilEnd()).toBe('')
    await using other = await smtp.greeted()
    expect(await other.ask(`AUTH PLAIN ${b64('\0known\0secret')}`)).toMatch(/^235/)
  })

  it('S29 an unknown user is asked about just as a known one is, and answered alike', async () => {
    await using smtp = await startSmtp()
    smtp.sink.passwords = { known: 'secret', unknown: 'unguessable' }
    await using client = await smtp.greeted()
    const answers = new Set<string>()
    for (const name of ['known', 'unknown'])
      answers.add(await client.ask(`AUTH PLAIN ${b64(`\0${name}\0x`)}`))
    // How long a login takes is the business of Logins: SMTP adds nothing that depends on the user.
    expect(answers).toEqual(new Set(['535 5.7.8 User name or password is wrong']))
    expect(smtp.sink.logins).toHaveLength(2)
  })
})

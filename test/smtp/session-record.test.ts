import { describe, expect, it } from 'vitest'
import { isId } from '../../src/lib/ids.ts'
import { certificates } from '../support/certificates.ts'
import { LineClient } from '../support/smtp-client.ts'
import { startSmtp } from './sink.ts'

describe('a session', () => {
  it('is visible while it is open, with all that is known so far', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    await client.ask(`AUTH PLAIN ${Buffer.from('\0shop\0any').toString('base64')}`)
    const [session] = smtp.sink.open.values()
    expect(session).toMatchObject({
      protocol: 'smtp',
      endedAt: null,
      ending: null,
      clientName: 'client.test',
      login: 'shop',
      tls: null,
      local: { address: '127.0.0.1', port: smtp.port },
      remote: { address: '127.0.0.1', port: client.socket.localPort },
      truncated: false,
    })
    expect(isId(session?.id ?? '')).toBe(true)
  })

  it('is kept with its lines, its messages and its ending', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.client()
    client.send('HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\na\nb\r\n.\r\nQUIT\r\n')
    await client.untilEnd()
    const session = await smtp.sink.endedSession()
    expect(session.transcript.map(({ from, text }) => `${from} ${text}`)).toEqual([
      'S 220 sandpost.test ESMTP Sandpost',
      'C HELO x',
      'S 250 sandpost.test greets you',
      'C MAIL FROM:<>',
      'S 250 2.1.0 Sender accepted',
      'C RCPT TO:<b@x.test>',
      'S 250 2.1.5 Recipient accepted',
      'C DATA',
      'S 354 Go ahead, end with <CRLF>.<CRLF>',
      'C <5 octets>',
      '* bare LF kept in message',
      'S 250 2.6.0 Message kept as m1',
      'C QUIT',
      'S 221 2.0.0 Bye',
    ])
    expect(session).toMatchObject({ messages: ['m1'], ending: 'quit' })
    expect(session.endedAt).toBeGreaterThanOrEqual(session.startedAt)
    expect(smtp.sink.kept[0]?.session).toBe(session.id)
    expect(smtp.sink.open.size).toBe(0)
  })

  it.each(['starttls', 'implicit'] as const)(
    'with %s TLS knows version, cipher and server name',
    async (how) => {
      await using smtp = await startSmtp({ tls: await certificates() })
      const address = await smtp.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: how })
      if (address.kind !== 'tcp') throw new TypeError('not TCP')
      const to = { host: '127.0.0.1', port: address.port }
      await using client = await (how === 'implicit'
        ? LineClient.connectTls({ ...to, servername: 'localhost' })
        : LineClient.connect(to))
      await client.reply()
      if (how === 'starttls') {
        await client.ask('EHLO x')
        await client.ask('STARTTLS')
        await client.startTls({ servername: 'localhost' })
      }
      await client.ask('EHLO secured.test')
      await client.ask('QUIT')
      expect(await smtp.sink.endedSession()).toMatchObject({
        tls: { version: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/), serverName: 'localhost' },
        clientName: 'secured.test',
        ending: 'quit',
      })
    },
  )

  it('of XCLIENT is the session of whom the proxy speaks for', async () => {
    await using smtp = await startSmtp({ xclient: true })
    await using client = await smtp.greeted()
    await client.ask('XCLIENT ADDR=192.0.2.7 PORT=4711 LOGIN=known')
    const [session] = smtp.sink.open.values()
    expect(session).toMatchObject({
      remote: { address: '192.0.2.7', port: 4711 },
      login: 'known',
      clientName: null,
    })
    expect(session?.transcript.map(({ text }) => text)).toContain('XCLIENT came from 127.0.0.1')
  })

  it('of XCLIENT has the login that it gives, and no other', async () => {
    await using smtp = await startSmtp({ xclient: true })
    await using client = await smtp.greeted()
    const logins: (string | null | undefined)[] = []
    for (const given of ['LOGIN=known', 'LOGIN=[UNAVAILABLE]', 'LOGIN=shop', 'BOGUS=1', 'NAME=x.test']) {
      await client.ask(`XCLIENT ${given}`)
      logins.push([...smtp.sink.open.values()][0]?.login)
    }
    expect(logins).toEqual(['known', null, 'shop', 'shop', null])
  })

  it('S51 shows control characters as escapes', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.client()
    await client.ask('EHLO \x1b[2J')
    client.finish()
    const { transcript } = await smtp.sink.endedSession()
    expect(transcript.map(({ text }) => text)).toContain('EHLO \\x1b[2J')
  })

  it('S53 keeps 256 KiB of its lines and says that there were more', async () => {
    await using smtp = await startSmtp({ limits: { junk: Number.POSITIVE_INFINITY } })
    await using client = await smtp.client()
    // 4 MiB of commands where the row has 200: sixteen times what is kept.
    const line = `NOOP ${'x'.repeat(1017)}\r\n`
    client.send(line.repeat(4096))
    for (let reply = 0; reply < 4096; reply++) await client.reply()
    client.finish()
    const { transcript, truncated } = await smtp.sink.endedSession()
    const octets = transcript.reduce((sum, { text }) => sum + text.length, 0)
    expect(truncated).toBe(true)
    expect(octets).toBeLessThanOrEqual(256 * 1024)
  })
})

import { describe, expect, it } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { certificates } from '../support/certificates.ts'
import { LineClient } from '../support/smtp-client.ts'
import { type SmtpBench, startSmtp } from './sink.ts'

const to = (smtp: SmtpBench) => ({ host: '127.0.0.1', port: smtp.port })

const blurt = (smtp: SmtpBench, text: string): Promise<LineClient> => LineClient.blurt(to(smtp), text)

describe('a connection', () => {
  it('S15 that speaks before the greeting is told so and closed', async () => {
    await using smtp = await startSmtp()
    await using client = await blurt(smtp, 'EHLO x\r\n')
    expect(await client.untilEnd()).toMatch(/^554 5\.5\.0 Protocol synchronization/)
    const session = await smtp.sink.endedSession()
    expect(session.ending).toBe('spoke before the greeting')
    expect(session.clientName).toBeNull()
  })

  it('S15 that speaks early is served where that is allowed', async () => {
    await using smtp = await startSmtp({ refuseEarlyTalkers: false })
    await using client = await blurt(smtp, 'HELO x\r\n')
    expect(await client.reply()).toMatch(/^220 /)
    expect(await client.reply()).toMatch(/^250 /)
  })

  it('S16 that speaks HTTP is told so and closed, early or late', async () => {
    await using smtp = await startSmtp()
    const request = 'POST / HTTP/1.1\r\nHost: x\r\n\r\nEHLO x\r\n'
    await using early = await blurt(smtp, request)
    expect(await early.untilEnd()).toMatch(/^421 4\.7\.0 HTTP requests not allowed/)
    await using late = await smtp.client()
    late.send(request)
    expect(await late.untilEnd()).toMatch(/^421 4\.7\.0 HTTP requests not allowed[^\n]*\n$/)
    const session = await smtp.sink.endedSession(1)
    expect(session).toMatchObject({ ending: 'HTTP request', clientName: null })
  })

  it('S17 never runs what was sent in plaintext along with STARTTLS', async () => {
    await using smtp = await startSmtp({ tls: await certificates() })
    await using client = await smtp.greeted()
    client.send('STARTTLS\r\nMAIL FROM:<injected@x.test>\r\n')
    expect(await client.reply()).toBe('220 2.0.0 Ready to start TLS')
    await client.startTls()
    await client.ask('EHLO client.test')
    expect(await client.ask('RSET')).toMatch(/^250/)
    expect(await client.ask('RCPT TO:<b@x.test>')).toBe('503 5.5.1 MAIL first')
    client.finish()
    const { transcript } = await smtp.sink.endedSession()
    expect(transcript.map(({ text }) => text)).toContain(
      '29 octets sent in plaintext after STARTTLS, never read',
    )
  })

  it.each(['EHLO x\r\n', '\0\x01\x02\x03garbage', ''])(
    'S21 whose handshake is %j is closed, and says why',
    async (instead) => {
      const noted: string[] = []
      const log = { ...silentLog, info: (_facts: object, text: string) => noted.push(text) }
      await using smtp = await startSmtp({ tls: await certificates(), limits: { handshakeMs: 200 } }, log)
      await using client = await smtp.greeted()
      await client.ask('STARTTLS')
      client.send(instead)
      await client.untilEnd()
      expect((await smtp.sink.endedSession()).ending).toMatch(/^TLS handshake failed: /)
      expect(noted).toEqual([expect.stringContaining('TLS handshake failed')])
    },
  )

  it('S21 whose handshake on the implicit TLS port fails is closed, and says why', async () => {
    await using smtp = await startSmtp({ tls: await certificates(), limits: { handshakeMs: 200 } })
    const address = await smtp.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    if (address.kind !== 'tcp') throw new TypeError('not TCP')
    let ended = 0
    for (const instead of ['EHLO x\r\n', '']) {
      await using client = await LineClient.connect({ host: '127.0.0.1', port: address.port })
      client.send(instead)
      await client.untilEnd()
      expect((await smtp.sink.endedSession(ended++)).ending).toMatch(/^TLS handshake failed: /)
    }
  })

  it('S01 S02 answers a long line and goes on, closes after an endless one', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.client()
    expect(await client.ask(`NOOP ${'A'.repeat(5000)}`)).toBe('500 5.5.2 Line too long')
    expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
    // More than the 1 MiB that is drained; the rest of the row's 64 MiB would meet a closed socket.
    client.send(Buffer.alloc(2 * 1024 * 1024, 'A'))
    await smtp.sink.endedSession()
    expect(smtp.sink.ended[0]?.ending).toBe('line without end')
    expect(smtp.sink.ended[0]?.transcript.at(-1)?.text).toBe('500 5.5.2 Line too long')
  })
})

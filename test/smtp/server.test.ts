import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import { LineClient } from '../support/smtp-client.ts'
import { startSmtp } from './sink.ts'

describe('the SMTP server', () => {
  it('listens on several places at once: TCP v4 and v6, TLS, a Unix socket, LMTP', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandpost-smtp-'))
    const path = join(folder, 'smtp.sock')
    {
      await using smtp = await startSmtp({ tls: await certificates() })
      const v6 = await smtp.listen({ kind: 'tcp', host: '::1', port: 0 }, { tls: 'off' })
      const lmtp = await smtp.listen({ kind: 'unix', path, mode: 0o600 }, { tls: 'off', lmtp: true })
      expect(lmtp).toEqual({ kind: 'unix', path })
      if (v6.kind !== 'tcp') throw new TypeError('not TCP')
      await using six = await LineClient.connect({ host: '::1', port: v6.port })
      expect(await six.reply()).toBe('220 sandpost.test ESMTP Sandpost')
      await using four = await smtp.client()
      expect(await four.ask('NOOP')).toMatch(/^250/)
      await using unix = await LineClient.connect({ path })
      expect(await unix.reply()).toBe('220 sandpost.test LMTP Sandpost')
      await unix.ask('QUIT')
      expect(await smtp.sink.endedSession()).toMatchObject({
        protocol: 'lmtp',
        remote: null,
        local: { address: path, port: 0 },
      })
    }
    expect(existsSync(path)).toBe(false)
    rmSync(folder, { recursive: true })
  })

  it('says which endpoint it cannot have', async () => {
    await using smtp = await startSmtp()
    const endpoint = { kind: 'tcp', host: '127.0.0.1', port: smtp.port } as const
    await expect(smtp.listen(endpoint, { tls: 'off' })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      endpoint,
    })
  })

  it('takes TLS only with a certificate', async () => {
    await using smtp = await startSmtp()
    const anywhere = { kind: 'tcp', host: '127.0.0.1', port: 0 } as const
    await expect(smtp.listen(anywhere, { tls: 'implicit' })).rejects.toThrow('TLS needs a certificate')
  })

  it('at its close tells 421 to who is idle, and answers who is sending', async () => {
    const smtp = await startSmtp({ tls: await certificates() })
    await using idle = await smtp.client()
    await using secured = await smtp.greeted()
    await secured.ask('STARTTLS')
    await secured.startTls()
    await secured.ask('EHLO client.test')
    await using sending = await smtp.greeted()
    await sending.ask('MAIL FROM:<>')
    await sending.ask('RCPT TO:<b@x.test>')
    await sending.ask('DATA')
    const closed = smtp.server.close({ graceMs: 60_000 })
    expect(await idle.untilEnd()).toBe('421 4.3.2 Shutting down\r\n')
    expect(await secured.untilEnd()).toBe('421 4.3.2 Shutting down\r\n')
    expect(await sending.ask('x\r\n.')).toBe('250 2.6.0 Message kept as m1')
    expect(await sending.untilEnd()).toBe('421 4.3.2 Shutting down\r\n')
    await closed
    expect(smtp.sink.ended.map(({ ending }) => ending)).toEqual(Array(3).fill('server shut down'))
    await expect(smtp.client()).rejects.toThrow('ECONNREFUSED')
  })

  it('at its close cuts who has not finished within the grace', async () => {
    const smtp = await startSmtp()
    await using sending = await smtp.greeted()
    sending.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nnever ends')
    for (let reply = 0; reply < 3; reply++) await sending.reply()
    await smtp.server.close({ graceMs: 50 })
    expect(smtp.sink.kept).toEqual([])
    expect(smtp.sink.aborted).toBe(1)
    expect(smtp.sink.ended).toHaveLength(1)
  })

  it('at its close does not wait for a handshake', async () => {
    const smtp = await startSmtp({ tls: await certificates() })
    const address = await smtp.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
    if (address.kind !== 'tcp') throw new TypeError('not TCP')
    await using silent = await LineClient.connect({ host: '127.0.0.1', port: address.port })
    await smtp.sink.until(() => smtp.sink.open.size === 1)
    await smtp.server.close({ graceMs: 60_000 })
    await silent.untilEnd()
    expect(smtp.sink.ended).toHaveLength(1)
  })

  it('S52 takes a hundred large messages at once, each whole', async () => {
    await using smtp = await startSmtp()
    // 1 MiB each where the row has 25; how memory behaves is measured by the bench, where octets go to disk.
    const content = Buffer.alloc(1024 * 1024, 'large message\r\n')
    const sha256 = createHash('sha256').update(content).update('\r\n').digest('hex')
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        await using client = await smtp.greeted()
        client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n')
        for (let reply = 0; reply < 3; reply++) await client.reply()
        await client.push(content)
        return (await client.ask('\r\n.')).slice(0, 9)
      }),
    )
    expect(new Set(answers)).toEqual(new Set(['250 2.6.0']))
    expect(new Set(smtp.sink.kept.map((message) => message.sha256))).toEqual(new Set([sha256]))
  })
})

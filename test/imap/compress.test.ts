import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { DeflatingClient } from './deflating.ts'
import { startImap } from './imap-bench.ts'

async function compressing(client: LineClient | DeflatingClient): Promise<DeflatingClient> {
  client.send('z COMPRESS DEFLATE\r\n')
  expect(await client.line()).toMatch(/^z OK /)
  return new DeflatingClient(client)
}

describe('COMPRESS=DEFLATE (RFC 4978)', () => {
  it('pitfall 25: compresses exactly from behind the tagged OK, in both directions', async () => {
    await using imap = await startImap({ mail: ['Subject: one\r\n\r\nhello\r\n'] })
    const client = await compressing(await imap.inside())
    client.send('a SELECT INBOX\r\nb FETCH 1 BODY.PEEK[]\r\n')
    expect((await client.answer('a')).at(-1)).toMatch(/^a OK/)
    expect(await client.answer('b')).toEqual([
      '* 1 FETCH (BODY[] {23}',
      'Subject: one',
      '',
      'hello',
      ')',
      expect.stringMatching(/^b OK/),
    ])
    client.send('c COMPRESS DEFLATE\r\nd CAPABILITY\r\n')
    expect(await client.answer('c')).toEqual([expect.stringMatching(/^c NO \[COMPRESSIONACTIVE\]/)])
    expect((await client.answer('d')).join()).not.toContain('COMPRESS')
    client.send('e LOGOUT\r\n')
    expect(await client.answer('e')).toHaveLength(2)
    await client.ended()
  })

  it('works after STARTTLS', async () => {
    await using imap = await startImap({ tls: await certificates() })
    const plain = await imap.client()
    plain.send('a STARTTLS\r\n')
    await plain.line()
    await plain.startTls()
    plain.send('b LOGIN shop any\r\n')
    await plain.line()
    const client = await compressing(plain)
    client.send('c NOOP\r\n')
    expect(await client.answer('c')).toEqual(['c OK Nothing done'])
  })

  it('tells in IDLE at once', async () => {
    await using imap = await startImap()
    const client = await compressing(await imap.inside())
    client.send('a SELECT INBOX\r\nb IDLE\r\n')
    await client.answer('a')
    expect(await client.line()).toBe('+ idling')
    await imap.deliver('shop', 'Subject: one\r\n\r\n')
    expect(await client.line()).toBe('* 1 EXISTS')
  })

  it('is of one kind, and only for those who wait for the answer', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    client.send('a COMPRESS GZIP\r\n')
    expect(await client.line()).toMatch(/^a BAD/)
    client.send('b COMPRESS DEFLATE\r\nc NOOP\r\n')
    expect([await client.line(), await client.line()]).toEqual([
      expect.stringMatching(/^b BAD/),
      'c OK Nothing done',
    ])
  })

  it('streams large messages in both directions, however well they compress', async () => {
    await using imap = await startImap()
    const client = await compressing(await imap.inside())
    const octets = 20 * 1024 ** 2
    client.send(`a APPEND Sent {${octets}}\r\n`)
    expect(await client.line()).toBe('+ OK')
    client.send(Buffer.alloc(octets, `${'x'.repeat(70)}\r\n`))
    client.send('\r\nb SELECT Sent\r\nc FETCH 1 (RFC822.SIZE BODY.PEEK[])\r\n')
    expect((await client.answer('a')).at(-1)).toMatch(/^a OK/)
    await client.answer('b')
    const lines = await client.answer('c')
    expect(lines[0]).toBe(`* 1 FETCH (RFC822.SIZE ${octets} BODY[] {${octets}}`)
    expect(lines.slice(1, -2).every((line) => line === 'x'.repeat(70))).toBe(true)
    expect(lines).toHaveLength(Math.floor(octets / 72) + 3)
  })

  it('refuses a message that is too large as it does without', async () => {
    await using imap = await startImap({ maxMessageSize: 1024 ** 2 })
    const client = await compressing(await imap.inside())
    client.send(`a APPEND Sent {${3 * 1024 ** 2}+}\r\n`)
    client.send(Buffer.alloc(3 * 1024 ** 2, 'x'))
    client.send('\r\nb NOOP\r\n')
    expect(await client.answer('a')).toEqual([expect.stringMatching(/^a NO \[TOOBIG\]/)])
    expect(await client.answer('b')).toHaveLength(1)
  })

  it('I22: waits for a client that does not read, and not for ever', async () => {
    const mail = [`Subject: one\r\n\r\n${randomBytes(3 * 1024 ** 2).toString('base64')}\r\n`]
    await using imap = await startImap({ mail, limits: { stallMs: 200 } })
    const plain = await imap.inside()
    const client = await compressing(plain)
    client.send(`a SELECT INBOX\r\n`)
    await client.answer('a')
    plain.socket.pause()
    const before = process.memoryUsage().arrayBuffers
    client.send('b FETCH 1 BODY.PEEK[]\r\n'.repeat(100))
    expect((await imap.desk.endedSession()).ending).toBe('took nothing for 0.2 s')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 ** 2)
  })

  it('ends when the client does, wherever in its stream', async () => {
    await using imap = await startImap()
    for (const leave of ['finish', 'reset'] as const) {
      const plain = await imap.inside()
      const client = await compressing(plain)
      client.send('a NOOP\r\n')
      await client.answer('a')
      plain[leave]()
      await imap.desk.until(() => imap.desk.open.size === 0)
    }
    expect(imap.desk.ended[0]?.ending).toBe('client disconnected without LOGOUT')
  })

  it('I40: tells the end of the server', async () => {
    await using imap = await startImap()
    const client = await compressing(await imap.inside())
    const closed = imap.server.close({ graceMs: 10_000 })
    expect(await client.line()).toBe('* BYE [UNAVAILABLE] Shutting down')
    await client.ended()
    await closed
  })

  it('I37: a bomb ends the session with BYE', async () => {
    await using imap = await startImap()
    const client = await compressing(await imap.inside())
    client.send(Buffer.concat([Buffer.from('a NOOP '), Buffer.alloc(8 * 1024 ** 2, 'x')]))
    expect(await client.line()).toBe('* BYE So many octets are no command')
    await client.ended()
  })

  it('I37: what is not compressed ends the session with BYE', async () => {
    await using imap = await startImap()
    const inside = await imap.inside()
    const client = await compressing(inside)
    inside.send('a NOOP\r\nb NOOP\r\n')
    expect(await client.line()).toBe('* BYE What came is not compressed by DEFLATE')
    await client.ended()
  })

  it('is ended by UNAUTHENTICATE, exactly behind its answer', async () => {
    await using imap = await startImap()
    const client = await compressing(await imap.inside())
    await client.last('a UNAUTHENTICATE\r\n')
    client.send('b LOGIN other any\r\nc CAPABILITY\r\n')
    expect(await client.answer('a')).toHaveLength(1)
    expect(await client.line()).toMatch(/^b OK .*COMPRESS=DEFLATE/)
    expect((await client.answer('c')).join()).toContain('COMPRESS=DEFLATE')
    const again = await compressing(client)
    again.send('d NOOP\r\n')
    expect(await again.answer('d')).toEqual(['d OK Nothing done'])
  })
})

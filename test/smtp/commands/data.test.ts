import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LineClient } from '../../support/smtp-client.ts'
import { type SmtpBench, startSmtp } from '../sink.ts'

const SMUGGLED = 'MAIL FROM:<smuggled@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nS: s\r\n\r\nx\r\n'
const SEQUENCES = [
  '\n.\n',
  '\n.\r',
  '\r.\n',
  '\r.\r',
  '\n.\r\n',
  '\r.\r\n',
  '\r\n.\n',
  '\r\n.\r',
  '\r\n.\r\r\n',
  '\r\r\n.\r\r\n',
  '\r\n\0.\r\n',
]

async function begin(smtp: SmtpBench): Promise<LineClient> {
  const client = await smtp.greeted()
  await client.ask('MAIL FROM:<first@x.test>')
  await client.ask('RCPT TO:<b@x.test>')
  expect(await client.ask('DATA')).toMatch(/^354/)
  return client
}

describe('DATA', () => {
  it.each(SEQUENCES.map((sequence) => [JSON.stringify(sequence), sequence]))(
    'S05 %s inside never ends the message',
    async (_name, sequence) => {
      await using smtp = await startSmtp()
      await using client = await begin(smtp)
      const content = `Subject: t\r\n\r\nbody${sequence}${SMUGGLED}`
      client.send(`${content}.\r\n`)
      expect(await client.reply()).toMatch(/^250 2\.6\.0/)
      expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
      expect(smtp.sink.kept).toHaveLength(1)
      expect(smtp.sink.kept[0]?.envelope.from).toBe('first@x.test')
      expect(smtp.sink.kept[0]?.raw.toString('latin1')).toBe(content)
    },
  )

  it('S05 strictly, bare CR and LF are refused after the true end', async () => {
    await using smtp = await startSmtp({ strict: true })
    for (const sequence of SEQUENCES.filter((octets) => !octets.includes('\0'))) {
      await using client = await begin(smtp)
      client.send(`body${sequence}${SMUGGLED}.\r\n`)
      expect(await client.reply()).toMatch(/^550 5\.5\.2 .*bare CR\/LF/)
      expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
    }
    expect(smtp.sink.kept).toEqual([])
    expect(smtp.sink.aborted).toBe(smtp.sink.begun)
  })

  it('S06 S05 comes to the same wherever it is cut in two', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    const content = `x\n.\r\n${SEQUENCES[9]}MAIL FROM:<smuggled@x.test>\r\n..\r\n`
    const sent = Buffer.from(`${content}.\r\n`, 'latin1')
    for (let cut = 1; cut < sent.length; cut++) {
      await client.ask('MAIL FROM:<first@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA')
      await client.reply()
      expect(await client.reply()).toMatch(/^354/)
      await client.push(sent.subarray(0, cut))
      client.send(sent.subarray(cut))
      expect(await client.reply()).toMatch(/^250 2\.6\.0/)
    }
    const different = new Set(smtp.sink.kept.map(({ sha256 }) => sha256))
    expect(different.size).toBe(1)
    expect(smtp.sink.kept[0]?.raw.toString('latin1')).toBe(content.replace('\r\n..\r\n', '\r\n.\r\n'))
  })

  it('S07 ends once when its end comes octet by octet', async () => {
    await using smtp = await startSmtp()
    await using client = await begin(smtp)
    await client.push('x')
    for (const octet of '\r\n.\r\n') await client.push(octet)
    expect(await client.reply()).toMatch(/^250 2\.6\.0/)
    expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
    expect(smtp.sink.kept).toHaveLength(1)
  })

  it('S08 S09 unstuffs after CRLF only, and keeps an empty message', async () => {
    await using smtp = await startSmtp()
    await using client = await begin(smtp)
    expect(await client.ask('a\n..b\r\n..c\r\n.')).toMatch(/^250/)
    client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n.\r\n')
    for (const code of ['250', '250', '354', '250']) expect((await client.reply()).slice(0, 3)).toBe(code)
    expect(smtp.sink.kept.map(({ raw }) => raw.toString())).toEqual(['a\n..b\r\n.c\r\n', ''])
    expect(smtp.sink.kept[0]?.remarks).toEqual(['bare LF in message'])
    expect(smtp.sink.kept[1]?.remarks).toEqual([])
  })

  it('S04 S13 keeps a line of a million octets, NULs and every octet value', async () => {
    await using smtp = await startSmtp()
    await using client = await begin(smtp)
    const every = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))
    const content = Buffer.concat([
      Buffer.alloc(1_000_000, 'a'),
      Buffer.alloc(1000),
      every,
      Buffer.from('\r\n'),
    ])
    client.send(Buffer.concat([content, Buffer.from('.\r\n')]))
    expect(await client.reply()).toMatch(/^250/)
    expect(smtp.sink.kept[0]?.sha256).toBe(createHash('sha256').update(content).digest('hex'))
  })

  it('S54 keeps each of many messages with the same Message-ID', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    const one = 'MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nMessage-ID: <same@x.test>\r\n\r\n.\r\n'
    client.send(one.repeat(1000))
    await smtp.sink.until(() => smtp.sink.kept.length === 1000)
    expect(new Set(smtp.sink.kept.map(({ id }) => id)).size).toBe(1000)
  })
})

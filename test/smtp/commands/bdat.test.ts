import { describe, expect, it } from 'vitest'
import { startSmtp } from '../sink.ts'

const OPEN = 'MAIL FROM:<a@x.test> BODY=BINARYMIME\r\nRCPT TO:<b@x.test>\r\n'

describe('BDAT', () => {
  it('keeps every octet of its chunks, dots and line ends untouched', async () => {
    await using smtp = await startSmtp({ strict: true })
    await using client = await smtp.greeted()
    const every = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))
    client.send(`${OPEN}BDAT 256\r\n`)
    client.send(every)
    client.send('BDAT 5\r\n\r\n.\r\nBDAT 0 LAST\r\nNOOP\r\n')
    const codes = []
    for (let reply = 0; reply < 6; reply++) codes.push((await client.reply()).slice(0, 9))
    expect(codes).toEqual(['250 2.1.0', '250 2.1.5', '250 2.0.0', '250 2.0.0', '250 2.6.0', '250 2.0.0'])
    expect(smtp.sink.kept[0]?.raw).toEqual(Buffer.concat([every, Buffer.from('\r\n.\r\n')]))
  })

  it('S33 a hundred thousand chunks of one octet are one message, in a bounded transcript', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    client.send(OPEN)
    client.send('BDAT 1\r\nx'.repeat(100_000))
    client.send('BDAT 0 LAST\r\nQUIT\r\n')
    await client.untilEnd()
    expect(smtp.sink.kept[0]?.raw.length).toBe(100_000)
    const { transcript, truncated } = await smtp.sink.endedSession()
    expect(truncated).toBe(true)
    expect(transcript.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(256 * 1024)
  })

  it('S33 chunks are counted together, and what is too large is refused chunk by chunk', async () => {
    await using smtp = await startSmtp({ maxMessageSize: 10 })
    await using client = await smtp.greeted()
    client.send(`${OPEN}BDAT 6\r\naaaaaaBDAT 6\r\nbbbbbbBDAT 1\r\ncBDAT 1 LAST\r\ndNOOP\r\n`)
    const codes = []
    for (let reply = 0; reply < 7; reply++) codes.push((await client.reply()).slice(0, 9))
    expect(codes.slice(2)).toEqual(['250 2.0.0', '552 5.3.4', '552 5.3.4', '552 5.3.4', '250 2.0.0'])
    expect(smtp.sink.kept).toEqual([])
    expect(smtp.sink.aborted).toBe(1)
  })

  it('strictly, refuses a bare LF unless the body is binary', async () => {
    await using smtp = await startSmtp({ strict: true })
    await using client = await smtp.greeted()
    client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nBDAT 2 LAST\r\na\n')
    for (const code of ['250', '250', '550']) expect((await client.reply()).slice(0, 3)).toBe(code)
    client.send(`${OPEN}BDAT 2 LAST\r\na\n`)
    for (const code of ['250', '250', '250']) expect((await client.reply()).slice(0, 3)).toBe(code)
    expect(smtp.sink.kept.map(({ remarks }) => remarks)).toEqual([['bare LF in message']])
  })

  it('RSET throws the chunks away', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    client.send(`${OPEN}BDAT 2\r\naaRSET\r\n${OPEN}BDAT 1 LAST\r\nb`)
    for (let reply = 0; reply < 7; reply++) await client.reply()
    expect(smtp.sink.kept.map(({ raw }) => raw.toString())).toEqual(['b'])
    expect(smtp.sink.aborted).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { answerLines } from './answer-lines.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

const MIB = 1024 * 1024

/** The session answers the next command as if nothing had been. */
async function livesOn(client: LineClient): Promise<void> {
  expect(await answerLines(client, 'NOOP')).toEqual(['OK Nothing done'])
}

async function endedBy(imap: ImapBench): Promise<string | null> {
  return (await imap.desk.endedSession()).ending
}

describe('HOSTILE §3, IMAP sessions', () => {
  it('I01: a line of 100 000 octets is passed over', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    client.send(`a NOOP ${'A'.repeat(100_000)}\r\n`)
    expect(await client.line()).toBe('* BAD [CLIENTBUG] Line too long')
    await livesOn(client)
  })

  it('I02: what is no command is BAD, and ten of that in a row are the end', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    const wrong = [
      '* NOOP',
      '+ NOOP',
      ' NOOP',
      `${'t'.repeat(10_240)}+ NOOP`,
      'a{3}',
      '',
      '(',
      'a',
      'a  NOOP',
    ]
    for (const line of wrong) {
      client.send(`${line}\r\n`)
      expect(await client.line(), line.slice(0, 20)).toMatch(/^(\*|a) BAD /)
    }
    client.send('\r\n')
    expect(await client.line()).toMatch(/^\* BAD /)
    expect(await client.line()).toBe('* BYE Too many wrong commands')
    await client.untilEnd()
    expect(await endedBy(imap)).toBe('too many mistakes')
  })

  it('I02: nine wrong commands and a right one begin the count anew', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    for (let at = 0; at < 30; at++) {
      if (at % 9 === 8) await livesOn(client)
      else expect((await answerLines(client, 'FROBNICATE'))[0]).toMatch(/^BAD /)
    }
  })

  it('I04: a literal of 5000 octets before login ends the session', async () => {
    await using imap = await startImap()
    const client = await imap.client()
    client.send(`a LOGIN {5000+}\r\n${'x'.repeat(5000)} y\r\n`)
    expect(await client.line()).toMatch(/^\* BYE \[TOOBIG\] /)
    await client.untilEnd()
  })

  it('I05: a literal that is none is BAD', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    for (const literal of ['{-1}', '{99999999999999999999}', '{}', '{5', '{+}', '{0x5}', '{ 5}']) {
      const [answer = ''] = await answerLines(client, `SELECT ${literal}`)
      expect(answer, literal).toMatch(/^BAD /)
      await livesOn(client)
    }
  })

  it('I08: literals that may come unasked are read whatever becomes of them', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    client.send(`a SELECT {4097+}\r\n${'a NOOP\r\n'.repeat(512)}x\r\n`)
    expect(await client.line()).toMatch(/^a (NO|BAD) /)
    await livesOn(client)
    client.send(`b FROBNICATE {300000+}\r\n${'x'.repeat(300_000)} y {3+}\r\nabc\r\n`)
    expect(await client.line()).toMatch(/^b (NO|BAD) /)
    await livesOn(client)
  })

  it('I09: parentheses without end before login are read for 1 MiB', async () => {
    await using imap = await startImap()
    const client = await imap.client()
    client.send('a NOOP ')
    const before = process.memoryUsage.rss()
    for (let sent = 0; sent < 8 && !client.ended; sent++)
      await client.push(Buffer.alloc(MIB, '(')).catch(() => undefined)
    expect(await client.line()).toBe('* BYE [LIMIT] The line has no end')
    await client.untilEnd()
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MIB)
  })

  it('I23: a hundred thousand commands in one go are answered in order', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    let octets = ''
    for (let at = 1; at <= 100_000; at++) octets += `x${at} NOOP\r\n`
    client.send(octets)
    let count = 0
    let rest = ''
    let wrong = 0
    await new Promise<void>((resolve) => {
      client.socket.removeAllListeners('data')
      client.socket.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString('latin1')).split('\r\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line !== `x${++count} OK Nothing done`) wrong++
        if (count >= 100_000) resolve()
      })
    })
    expect([count, wrong]).toEqual([100_000, 0])
  })

  it('I35: what comes in one go with STARTTLS is not obeyed under TLS', async () => {
    await using imap = await startImap({ tls: await certificates() })
    const client = await imap.client()
    client.send('a STARTTLS\r\nb LOGIN shop any\r\n')
    expect(await client.line()).toMatch(/^a BAD /)
    expect(await client.line()).toMatch(/^b OK /)
    expect((await answerLines(client, 'STARTTLS'))[0]).toMatch(/^BAD /)
  })

  it('I36: nothing but the answer comes before TLS, and the greeting is never PREAUTH', async () => {
    await using imap = await startImap({ tls: await certificates() })
    const client = await imap.client()
    client.send('a STARTTLS\r\n')
    expect(await client.line()).toMatch(/^a OK /)
    let more = 0
    client.socket.on('data', (chunk: Buffer) => {
      more += chunk.length
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(more).toBe(0)
    await client.startTls()
    expect((await answerLines(client, 'CAPABILITY'))[0]).not.toContain('STARTTLS')
  })

  it.each([
    ['=', 'BAD'],
    ['!!!!', 'BAD'],
    ['AAAA', 'BAD'],
    [Buffer.from('admin\0shop\0any').toString('base64'), 'NO [AUTHENTICATIONFAILED]'],
    [Buffer.from('\0a\r\nX\0any').toString('base64'), 'NO [AUTHENTICATIONFAILED]'],
    ['x y', 'BAD'],
  ])('I38: AUTHENTICATE PLAIN %s is %s', async (initial, answer) => {
    await using imap = await startImap()
    const client = await imap.client()
    expect((await answerLines(client, `AUTHENTICATE PLAIN ${initial}`))[0]?.startsWith(answer)).toBe(true)
    await livesOn(client)
  })

  it('I38: AUTHENTICATE can be cancelled, and ends with a line without end', async () => {
    await using imap = await startImap()
    const client = await imap.client()
    client.send('a AUTHENTICATE PLAIN\r\n')
    expect(await client.line()).toBe('+ ')
    client.send('*\r\n')
    expect(await client.line()).toMatch(/^a BAD /)
    client.send('b AUTHENTICATE PLAIN\r\n')
    await client.line()
    client.send(Buffer.alloc(MIB + 100, 'A'))
    expect(await client.line()).toBe('* BYE [LIMIT] The line has no end')
    await client.untilEnd()
  })

  it('I39: ID of a thousand pairs or of 1 MiB is refused, and CR by literal makes no line of its own', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    const pairs = Array.from({ length: 1000 }, (_, at) => `"k${at}" "v"`).join(' ')
    expect((await answerLines(client, `ID (${pairs})`))[0]).toMatch(/^(BAD|NO) /)
    client.send(`a ID ("name" {${MIB}+}\r\n${'x'.repeat(MIB)})\r\n`)
    expect(await client.line()).toMatch(/^a (BAD|NO) /)
    client.send('b ID ("name" {8+}\r\nx\r\n* BYE)\r\n')
    expect((await client.line()).startsWith('* ID ')).toBe(true)
    await client.line()
    await livesOn(client)
    const [session] = [...imap.desk.open.values()]
    expect(session?.transcript.every(({ text }) => !/[\r\n]/.test(text))).toBe(true)
  })

  it('pitfall 3: EXISTS comes before anything that uses the new number, and never shrinks', async () => {
    await using imap = await startImap({ mail: ['Subject: one\r\n\r\n', 'Subject: two\r\n\r\n'] })
    const client = await imap.inside()
    await answerLines(client, 'SELECT INBOX')
    const inbox = imap.inboxOf('shop')
    const { id } = await imap.store.mailboxes.get(inbox, 'INBOX')
    await imap.deliver('shop', 'Subject: three\r\n\r\n')
    await imap.store.mailboxes.expunge(inbox, id, { uids: [1], deletedOnly: false })
    await imap.store.mailboxes.store(inbox, id, [3], { how: 'add', flags: 4, keywords: [] })
    expect(await answerLines(client, 'FETCH 2 UID')).toEqual([
      '* 2 FETCH (UID 2)',
      '* 3 EXISTS',
      '* 3 RECENT',
      'OK Fetched',
    ])
    expect(await answerLines(client, 'NOOP')).toEqual(['* 1 EXPUNGE', 'OK Nothing done'])
    expect(await answerLines(client, 'FETCH 2 FLAGS')).toEqual([
      '* 2 FETCH (FLAGS (\\Recent \\Flagged))',
      'OK Fetched',
    ])
  })

  it('pitfall 25: tags are echoed, LOGOUT is BYE and then OK, long lines work after login', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    client.send(`A.1-b/c]  NOOP\r\n%x NOOP\r\nx%y NOOP\r\n~tag NOOP\r\n`)
    const answers = [await client.line(), await client.line(), await client.line(), await client.line()]
    expect(answers.map((line) => line.split(' ')[1])).toEqual(['BAD', 'BAD', 'BAD', 'OK'])
    const set = Array.from({ length: 5000 }, (_, at) => at * 2 + 1).join(',')
    expect(set.length).toBeGreaterThan(20_000)
    await answerLines(client, 'SELECT INBOX')
    expect(await answerLines(client, `UID FETCH ${set},${set} FLAGS`)).toEqual(['OK Fetched'])
    client.send('end LOGOUT\r\n')
    expect([await client.line(), await client.line()]).toEqual(['* BYE Until next time', 'end OK Logged out'])
    expect(await client.untilEnd()).toBe('')
  })

  it('pitfall 25: a connection that is closed expunges nothing', async () => {
    await using imap = await startImap({ mail: [{ raw: 'Subject: one\r\n\r\n', flags: 8 }] })
    for (const leave of ['finish', 'reset'] as const) {
      const client = await imap.inside()
      await answerLines(client, 'SELECT INBOX')
      client[leave]()
      await imap.desk.until(() => imap.desk.open.size === 0)
      const { messages, deleted } = await imap.store.mailboxes.get(imap.inboxOf('shop'), 'INBOX')
      expect([messages, deleted]).toEqual([1, 1])
    }
  })
})

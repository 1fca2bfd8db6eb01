import { describe, expect, it } from 'vitest'
import { DomainError, type Trouble } from '../../src/domain/trouble.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { type SmtpBench, startSmtp } from './sink.ts'

async function begin(smtp: SmtpBench, mail = 'MAIL FROM:<a@x.test>'): Promise<LineClient> {
  const client = await smtp.greeted()
  await client.ask(mail)
  await client.ask('RCPT TO:<b@x.test>')
  await client.ask('DATA')
  return client
}

describe('a message on its way in', () => {
  it('S03 S32 that is too large is read to its end, answered 552, and the next one is kept', async () => {
    await using smtp = await startSmtp({ maxMessageSize: 1024 * 1024 })
    await using client = await begin(smtp, 'MAIL FROM:<a@x.test> SIZE=10')
    // Five times the limit: the row's 50 MiB against 10.
    await client.push(Buffer.alloc(5 * 1024 * 1024, 'A'))
    expect(smtp.sink.aborted).toBe(1)
    expect(await client.ask('\r\n.')).toMatch(/^552 5\.3\.4 /)
    expect(smtp.sink.kept).toEqual([])
    client.send('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nok\r\n.\r\n')
    for (const code of ['250', '250', '354', '250']) expect((await client.reply()).slice(0, 3)).toBe(code)
    expect(smtp.sink.kept[0]?.raw.toString()).toBe('ok\r\n')
  })

  it('of exactly the limit is kept, and one octet more is not', async () => {
    await using smtp = await startSmtp({ maxMessageSize: 100 })
    await using client = await begin(smtp)
    expect(await client.ask(`${'x'.repeat(98)}\r\n.`)).toMatch(/^250/)
    client.send(`MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n${'x'.repeat(99)}\r\n.\r\n`)
    for (const code of ['250', '250', '354', '552']) expect((await client.reply()).slice(0, 3)).toBe(code)
  })

  const ANSWERS: readonly [Trouble, string][] = [
    ['disk-full', '452 4.3.1 what to do'],
    ['store-busy', '451 4.3.0 what to do'],
    ['store-failed', '451 4.3.0 what to do'],
    ['too-large', '552 5.3.4 what to do'],
  ]
  it.each(ANSWERS)(
    'DUR-3 that cannot be kept for %s is answered %s, and the session goes on',
    async (trouble, answer) => {
      await using smtp = await startSmtp()
      smtp.sink.failure = new DomainError(trouble, 'what to do')
      await using client = await begin(smtp)
      expect(await client.ask('x\r\n.')).toBe(answer)
      expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
      expect(smtp.sink.kept).toEqual([])
    },
  )

  it('INV-6 a defect of ours is answered without a word of our inside', async () => {
    await using smtp = await startSmtp()
    smtp.sink.failure = new TypeError('x is undefined')
    await using client = await begin(smtp)
    expect(await client.ask('x\r\n.')).toBe('451 4.3.0 Internal error, nothing was kept')
  })

  it('whose disk fills up while it comes is read to its end and answered 452', async () => {
    await using smtp = await startSmtp()
    smtp.sink.pause = () => Promise.reject(new DomainError('disk-full', 'The disk is full'))
    await using client = await begin(smtp)
    await client.push(Buffer.alloc(100_000, 'A'))
    expect(await client.ask('\r\n.')).toBe('452 4.3.1 The disk is full')
    expect(await client.ask('NOOP')).toBe('250 2.0.0 OK')
  })

  it('is taken no faster than the store takes it', async () => {
    await using smtp = await startSmtp()
    let release: () => void = () => undefined
    smtp.sink.pause = () => new Promise<void>((resolve) => (release = resolve))
    await using client = await begin(smtp)
    const whole = Buffer.alloc(8 * 1024 * 1024, 'A')
    const pushed = client.push(whole)
    await smtp.sink.until(() => smtp.sink.begun === 1)
    const stuck = await Promise.race([pushed.then(() => false), turns(200).then(() => true)])
    expect(stuck).toBe(true)
    smtp.sink.pause = undefined
    release()
    await pushed
    expect(await client.ask('\r\n.')).toMatch(/^250/)
    expect(smtp.sink.kept[0]?.raw.length).toBe(whole.length + 2)
  })

  it('S38 S39 that stops half way is thrown away, and the session says so', async () => {
    await using smtp = await startSmtp()
    for (const leave of ['finish', 'reset'] as const) {
      await using client = await begin(smtp)
      await client.push('half a mess')
      client[leave]()
      const session = await smtp.sink.endedSession(leave === 'finish' ? 0 : 1)
      expect(session.ending).toMatch(leave === 'finish' ? /^client disconnected in DATA$/ : /in DATA/)
      expect(session.messages).toEqual([])
    }
    await smtp.sink.until(() => smtp.sink.aborted === 2)
    expect(smtp.sink.kept).toEqual([])
  })

  it('S38 that stops between two BDATs is thrown away too, and the session says so', async () => {
    const noted: string[] = []
    const log = { ...silentLog, info: (_facts: object, text: string) => noted.push(text) }
    await using smtp = await startSmtp({}, log)
    await using client = await smtp.greeted()
    const begun = 'MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nBDAT 3\r\nabc'
    client.send(`${begun}BDAT 0 LAST\r\n${begun}`)
    for (let reply = 0; reply < 7; reply++) await client.reply()
    client.finish()
    expect((await smtp.sink.endedSession()).ending).toBe('client disconnected between BDATs')
    await smtp.sink.until(() => smtp.sink.aborted === 1)
    expect(smtp.sink.kept).toHaveLength(1)
    expect(noted).toEqual(['smtp: incomplete message thrown away'])
  })

  it('S38 that has come whole is not called incomplete when its client goes', async () => {
    const noted: string[] = []
    const log = { ...silentLog, info: (_facts: object, text: string) => noted.push(text) }
    await using smtp = await startSmtp({}, log)
    await using client = await smtp.greeted()
    const reached = deferred()
    const slow = deferred()
    client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nBDAT 3\r\nabc')
    for (let reply = 0; reply < 3; reply++) await client.reply()
    smtp.sink.pause = () => {
      reached.resolve()
      return slow.promise
    }
    client.send('BDAT 0 LAST\r\n')
    await reached.promise
    client.reset()
    await turns(200)
    slow.resolve()
    expect((await smtp.sink.endedSession()).ending).toMatch(
      /^(client disconnected|connection lost: ECONNRESET)$/,
    )
    expect(noted).toEqual([])
  })

  it('S40 whose client is gone before the answer is kept once, and its session knows it', async () => {
    await using smtp = await startSmtp()
    const slow = deferred()
    await using client = await begin(smtp)
    const reached = deferred()
    smtp.sink.pause = () => {
      reached.resolve()
      return slow.promise
    }
    await client.push('x\r\n.\r\n')
    await reached.promise
    client.reset()
    await turns(200)
    slow.resolve()
    const session = await smtp.sink.endedSession()
    expect(session.messages).toEqual(['m1'])
    await using next = await smtp.greeted()
    expect(await next.ask('NOOP')).toBe('250 2.0.0 OK')
    expect(smtp.sink.kept).toHaveLength(1)
  })

  it('whose client has sent all and closed its side is answered still, however long the store takes', async () => {
    await using smtp = await startSmtp()
    const slow = deferred()
    await using client = await smtp.client()
    client.send('HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx\r\n.\r\n')
    smtp.sink.pause = () => slow.promise
    client.finish()
    await smtp.sink.until(() => smtp.sink.begun === 1)
    await turns(200)
    slow.resolve()
    expect(await client.untilEnd()).toMatch(/250 2\.6\.0 Message kept as m1\r\n$/)
  })
})

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** So many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

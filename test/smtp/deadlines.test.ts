import { describe, expect, it } from 'vitest'
import { Deadlines } from '../../src/smtp/deadlines.ts'
import { DEFAULT_LIMITS } from '../../src/smtp/limits.ts'
import { startSmtp } from './sink.ts'

const MINUTE = 60_000

describe('deadlines', () => {
  it('S36 a client that drips octets of a command is idle after five minutes all the same', () => {
    const deadlines = new Deadlines(0)
    deadlines.awaitCommand(1000)
    expect(deadlines.overdue(5 * MINUTE, DEFAULT_LIMITS)).toBeUndefined()
    expect(deadlines.overdue(5 * MINUTE + 1000, DEFAULT_LIMITS)).toEqual({
      what: 'idle',
      reason: 'idle for 300 s',
    })
  })

  it('S36 a message needs 500 octets a second over a minute', () => {
    const deadlines = new Deadlines(0)
    deadlines.awaitBody(0)
    deadlines.octets(500 * 60)
    expect(deadlines.overdue(MINUTE, DEFAULT_LIMITS)).toBeUndefined()
    deadlines.octets(500 * 60 - 1)
    expect(deadlines.overdue(2 * MINUTE - 1, DEFAULT_LIMITS)).toBeUndefined()
    expect(deadlines.overdue(2 * MINUTE, DEFAULT_LIMITS)?.what).toBe('slow')
  })

  it('S36 a message has ten minutes in all', () => {
    const deadlines = new Deadlines(0)
    deadlines.awaitBody(0)
    deadlines.octets(1e9)
    expect(deadlines.overdue(10 * MINUTE, DEFAULT_LIMITS)?.reason).toBe('message not complete after 600 s')
  })

  it('nobody is blamed for the time that we take', () => {
    const deadlines = new Deadlines(0)
    deadlines.awaitUs()
    expect(deadlines.overdue(60 * MINUTE, DEFAULT_LIMITS)).toBeUndefined()
    deadlines.awaitBody(0)
    deadlines.awaitUs()
    deadlines.resumeBody(9 * MINUTE)
    expect(deadlines.overdue(9.5 * MINUTE, DEFAULT_LIMITS)).toBeUndefined()
  })

  it('S35 a client that reads no replies is given a minute', () => {
    const deadlines = new Deadlines(0)
    deadlines.stalled(0)
    expect(deadlines.overdue(MINUTE - 1, DEFAULT_LIMITS)).toBeUndefined()
    expect(deadlines.overdue(MINUTE, DEFAULT_LIMITS)?.what).toBe('stall')
    deadlines.stalled(undefined)
    expect(deadlines.overdue(MINUTE, DEFAULT_LIMITS)).toBeUndefined()
  })

  it('S36 an idle client is told 421 and closed', async () => {
    await using smtp = await startSmtp({ limits: { idleMs: 100 } })
    await using client = await smtp.client()
    expect(await client.reply()).toBe('421 4.4.2 Timeout, idle for 0.1 s')
    expect(await client.untilEnd()).toBe('')
    expect((await smtp.sink.endedSession()).ending).toBe('idle for 0.1 s')
  })

  it('S36 a message that comes too slowly is given up, and nothing is kept', async () => {
    await using smtp = await startSmtp({ limits: { rateWindowMs: 100 } })
    await using client = await smtp.greeted()
    client.send('MAIL FROM:<>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx')
    for (let reply = 0; reply < 3; reply++) await client.reply()
    expect(await client.reply()).toBe('421 4.4.2 Timeout, fewer than 500 octets a second')
    await smtp.sink.until(() => smtp.sink.aborted === 1)
    expect(smtp.sink.kept).toEqual([])
  })

  it('S35 who sends without reading is read no further, and closed', async () => {
    await using smtp = await startSmtp({ limits: { stallMs: 300, junk: Number.POSITIVE_INFINITY } })
    await using client = await smtp.client()
    client.socket.pause()
    // As many as the sockets' buffers take on the way there; the row's million is 6 MB.
    client.send('NOOP\r\n'.repeat(1_000_000))
    const session = await smtp.sink.endedSession()
    expect(session.ending).toBe('read no reply for 0.3 s')
  })
})

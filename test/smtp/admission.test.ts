import { describe, expect, it } from 'vitest'
import { Admission, DEFAULT_ADMISSION } from '../../src/wire/admission.ts'
import { LineClient } from '../support/smtp-client.ts'
import { startSmtp } from './sink.ts'

const FULL = '421 4.7.0 Too many connections, try again later\r\n'

function enterTimes(admission: Admission, address: string, times: number): number {
  return Array.from({ length: times }, () => admission.enter(address)).filter(Boolean).length
}

describe('admission', () => {
  it('S37 lets in 100 of this machine, 20 of another, 1,000 in all', () => {
    const admission = new Admission(DEFAULT_ADMISSION)
    expect(enterTimes(admission, '127.0.0.1', 5000)).toBe(100)
    expect(enterTimes(admission, '192.0.2.1', 5000)).toBe(20)
    admission.leave('192.0.2.1')
    expect(enterTimes(admission, '192.0.2.1', 2)).toBe(1)
    let others = 0
    for (let host = 2; host < 200; host++) others += enterTimes(admission, `192.0.2.${host}`, 20)
    expect(others).toBe(1000 - 120)
  })

  it('S37 refuses with 421 what is over the limit, and records it as a session', async () => {
    await using smtp = await startSmtp({ limits: { connectionsPerAddress: 3 } })
    const clients = [await smtp.client(), await smtp.client(), await smtp.client()]
    await using refused = await LineClient.connect({ host: '127.0.0.1', port: smtp.port })
    expect(await refused.untilEnd()).toBe(FULL)
    const session = await smtp.sink.endedSession()
    expect(session).toMatchObject({ ending: 'refused: too many connections', protocol: 'smtp' })
    expect(session.transcript).toEqual([
      { at: expect.any(Number), from: 'S', text: FULL.trimEnd(), octets: FULL.length },
    ])
    await clients[0]?.[Symbol.asyncDispose]()
    await smtp.sink.endedSession(1)
    await using next = await smtp.client()
    expect(await next.ask('NOOP')).toBe('250 2.0.0 OK')
    for (const client of clients) await client[Symbol.asyncDispose]()
  })

  it('S37 two hundred silent connections leave room for nobody else, and harm nobody who is in', async () => {
    await using smtp = await startSmtp()
    await using first = await smtp.client()
    // The row's 5,000 from one address end like these 200: a hundred stay.
    const silent = await Promise.all(
      Array.from({ length: 200 }, () => LineClient.connect({ host: '127.0.0.1', port: smtp.port })),
    )
    await smtp.sink.until(() => smtp.sink.ended.length === 101)
    expect(smtp.sink.open.size).toBe(100)
    expect(await first.ask('NOOP')).toBe('250 2.0.0 OK')
    await Promise.all(silent.map((client) => client[Symbol.asyncDispose]()))
  })
})

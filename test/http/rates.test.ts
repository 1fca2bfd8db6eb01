import { describe, expect, it } from 'vitest'
import { PerMinute, PerSecond } from '../../src/http/rates.ts'
import { startServer } from './test-server.ts'

function turnableClock() {
  let at = 0
  const turn = (milliseconds: number) => {
    at += milliseconds
  }
  return { now: () => at, elapsed: () => at, turn }
}

describe('so many a minute', () => {
  it('are counted for each address, and forgotten after it', () => {
    const clock = turnableClock()
    const failures = new PerMinute(clock, 2)
    failures.count('a')
    failures.count('a')
    failures.count('b')
    expect([failures.exhausted('a'), failures.exhausted('b'), failures.exhausted('c')]).toEqual([
      true,
      false,
      false,
    ])
    clock.turn(60_000)
    expect(failures.exhausted('a')).toBe(false)
    failures.count('a')
    expect(failures.exhausted('a')).toBe(false)
  })

  it('are remembered of the latest 10,000 addresses', () => {
    const failures = new PerMinute(turnableClock(), 1)
    for (let n = 0; n <= 10_000; n += 1) failures.count(`${n}`)
    expect([failures.exhausted('0'), failures.exhausted('1'), failures.exhausted('10000')]).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('so many a second', () => {
  it('may come at once, and then as fast as the bucket fills', () => {
    const clock = turnableClock()
    const rate = new PerSecond(clock, { rate: 10, burst: 3 })
    expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([true, true, true, false])
    expect(rate.take('b')).toBe(true)
    clock.turn(100)
    expect([rate.take('a'), rate.take('a')]).toEqual([true, false])
    clock.turn(60_000)
    expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([true, true, true, false])
  })

  it('H19 holds for other machines, with a time to come back, and not for this one', async () => {
    const { http } = startServer({ limits: { requestsPerSecond: 0.001, requestBurst: 2 } })
    const ask = (remoteAddress: string) => http.inject({ url: '/livez', remoteAddress })
    const far = [await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.1')]
    expect(far.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
    expect(far[2]?.headers['retry-after']).toBe('1')
    for (const address of ['10.0.0.2', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1'])
      expect((await ask(address)).statusCode).toBe(200)
  })
})

import { describe, expect, it } from 'vitest'
import { createLoginThrottle, isLoopback } from '../../src/wire/login-throttle.ts'

function throttle(freeOnLoopback?: number) {
  let now = 0
  const clock = { now: () => 0, elapsed: () => now }
  const made = createLoginThrottle(freeOnLoopback === undefined ? { clock } : { clock, freeOnLoopback })
  const fail = (address: string, times: number): void => {
    for (let time = 0; time < times; time++) made.failed(address)
  }
  return { made, fail, pass: (ms: number) => (now += ms) }
}

describe('the login throttle', () => {
  it('S28 delays after five failures, from 1 s up to 10 s', () => {
    const { made, fail } = throttle()
    fail('192.0.2.1', 4)
    expect(made.delayFor('192.0.2.1')).toBe(0)
    fail('192.0.2.1', 1)
    expect(made.delayFor('192.0.2.1')).toBe(1000)
    fail('192.0.2.1', 1)
    expect(made.delayFor('192.0.2.1')).toBe(2000)
    fail('192.0.2.1', 100)
    expect(made.delayFor('192.0.2.1')).toBe(10_000)
    expect(made.delayFor('192.0.2.2')).toBe(0)
  })

  it('S28 forgets after ten minutes, and after a success', () => {
    const { made, fail, pass } = throttle()
    fail('192.0.2.1', 9)
    fail('192.0.2.2', 9)
    made.succeeded('192.0.2.2')
    expect(made.delayFor('192.0.2.2')).toBe(0)
    pass(10 * 60_000)
    expect(made.delayFor('192.0.2.1')).toBe(0)
  })

  it('S28 has a higher ceiling for this machine', () => {
    const { made, fail } = throttle()
    fail('127.0.0.1', 999)
    expect(made.delayFor('127.0.0.1')).toBe(0)
    fail('127.0.0.1', 1)
    expect(made.delayFor('127.0.0.1')).toBe(1000)
  })

  it('S28 remembers at most 10,000 addresses, the last ones', () => {
    const { made, fail } = throttle()
    for (let address = 0; address < 12_000; address++) fail(`host-${address}`, 5)
    expect(made.size).toBe(10_000)
    expect(made.delayFor('host-11999')).toBe(1000)
    expect(made.delayFor('host-0')).toBe(0)
  })

  it.each(['', '::1', '127.0.0.1', '127.9.9.9', '::ffff:127.0.0.1'])(
    'takes %j for this machine',
    (address) => {
      expect(isLoopback(address)).toBe(true)
    },
  )

  it.each(['10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '1127.0.0.1'])('takes %j for another', (address) => {
    expect(isLoopback(address)).toBe(false)
  })
})

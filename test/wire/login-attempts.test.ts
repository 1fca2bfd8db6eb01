import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/lib/clock.ts'
import { LoginAttempts } from '../../src/wire/login-attempts.ts'
import { createLoginThrottle } from '../../src/wire/login-throttle.ts'

const WRONG = new Error('wrong')
const ADDRESS = '192.0.2.1'
const opens = (guarded: boolean) => async () => ({ guarded })
const fails = async () => {
  throw WRONG
}

function attempts() {
  const throttle = createLoginThrottle({ clock: systemClock })
  const made = new LoginAttempts({ throttle, most: 3, isRefusal: (error) => error === WRONG })
  return { throttle, made }
}

describe('the logins of a connection', () => {
  it('are counted when they fail, and too many of them end it', async () => {
    const { made, throttle } = attempts()
    for (const spent of [false, false, true]) {
      await expect(made.make({ address: ADDRESS, login: fails })).rejects.toBe(WRONG)
      expect(made.spent).toBe(spent)
    }
    await expect(
      made.make({ address: ADDRESS, login: () => Promise.reject(new Error('ours')) }),
    ).rejects.toThrow('ours')
    expect(throttle.size).toBe(1)
  })

  it('are forgiven by a password that was checked, and not by an inbox that takes any', async () => {
    const { made, throttle } = attempts()
    await expect(made.make({ address: ADDRESS, login: fails })).rejects.toBe(WRONG)
    await made.make({ address: ADDRESS, login: opens(false) })
    expect(throttle.size).toBe(1)
    await made.make({ address: ADDRESS, login: opens(true) })
    expect(throttle.size).toBe(0)
  })

  it('are not made any more when the client has gone while they were slowed down', async () => {
    const { throttle } = attempts()
    const slow = { ...throttle, delayFor: () => 60_000 }
    const made = new LoginAttempts({ throttle: slow, most: 3, isRefusal: () => true })
    const gone = new AbortController()
    let tried = false
    const attempt = made.make({
      address: ADDRESS,
      login: async () => {
        tried = true
        return { guarded: true }
      },
      gone: gone.signal,
    })
    gone.abort()
    await expect(attempt).rejects.toThrow()
    expect(tried).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/lib/clock.ts'
import { LoginAttempts } from '../../src/wire/login-attempts.ts'
import { createLoginThrottle, type LoginThrottle } from '../../src/wire/login-throttle.ts'
import { PeerGone } from '../../src/wire/peer.ts'

const WRONG = new Error('wrong')
const TOO_MANY = new Error('too many')
const ADDRESS = '192.0.2.1'
const record = { loginRefused: () => undefined, loginTaken: () => undefined }
const CLIENT = { address: ADDRESS, secure: true, record }
const opens = (guarded: boolean) => async () => ({ guarded })
const fails = async () => {
  throw WRONG
}

function madeWith(throttle: LoginThrottle, told: () => void = () => undefined) {
  return new LoginAttempts({
    throttle,
    most: 3,
    isRefusal: (error) => error === WRONG,
    tooMany: () => TOO_MANY,
    plaintextLogin: told,
  })
}

function attempts() {
  const throttle = createLoginThrottle({ clock: systemClock })
  return { throttle, made: madeWith(throttle) }
}

describe('the logins of a connection', () => {
  it('are counted when they fail, and too many of them end it', async () => {
    const { made, throttle } = attempts()
    const ours = () => Promise.reject(new Error('ours'))
    await expect(made.make(CLIENT, ours)).rejects.toThrow('ours')
    for (const answer of [WRONG, WRONG, TOO_MANY, TOO_MANY])
      await expect(made.make(CLIENT, fails)).rejects.toBe(answer)
    await expect(made.make(CLIENT, ours)).rejects.toThrow('ours')
    expect(throttle.size).toBe(1)
  })

  it('are forgiven by a password that was checked, and not by an inbox that takes any', async () => {
    const { made, throttle } = attempts()
    await expect(made.make(CLIENT, fails)).rejects.toBe(WRONG)
    await made.make(CLIENT, opens(false))
    expect(throttle.size).toBe(1)
    await made.make(CLIENT, opens(true))
    expect(throttle.size).toBe(0)
  })

  it('are not made any more when the client has gone while they were slowed down', async () => {
    const { throttle } = attempts()
    const slow = { ...throttle, delayFor: () => 60_000 }
    const gone = new AbortController()
    let tried = false
    const attempt = madeWith(slow).make({ ...CLIENT, gone: gone.signal }, async () => {
      tried = true
      return { guarded: true }
    })
    gone.abort()
    await expect(attempt).rejects.toThrow(PeerGone)
    expect(tried).toBe(false)
  })

  it('are told of when they come in plaintext over a network', async () => {
    let told = 0
    const made = madeWith(createLoginThrottle({ clock: systemClock }), () => told++)
    for (const [address, secure, times] of [
      ['', false, 0],
      ['127.0.0.1', false, 0],
      ['::1', false, 0],
      [ADDRESS, true, 0],
      [ADDRESS, false, 1],
    ] as const) {
      await made.make({ address, secure, record }, opens(true))
      expect(told, address).toBe(times)
    }
  })
})

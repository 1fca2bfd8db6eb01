import { describe, expect, it } from 'vitest'
import { Maildrops } from '../../src/pop3/maildrops.ts'

function drops(settings: Partial<ConstructorParameters<typeof Maildrops>[0]> = {}) {
  const clock = { now: () => 0, elapsed: () => clock.time, time: 0 }
  return { clock, maildrops: new Maildrops({ lock: 'exclusive', loginDelayMs: 0, ...settings }, clock) }
}

describe('maildrops', () => {
  it('are open in one session at a time, each inbox for itself', () => {
    const { maildrops } = drops()
    const release = maildrops.open('shop')
    expect(maildrops.open('shop')).toBe('in-use')
    expect(maildrops.open('other')).toBeTypeOf('function')
    if (typeof release === 'function') release()
    expect(maildrops.open('shop')).toBeTypeOf('function')
  })

  it('closed twice, take nothing away from the session that came between', () => {
    const { maildrops } = drops()
    const release = maildrops.open('shop')
    if (typeof release !== 'function') throw new Error('not open')
    release()
    expect(maildrops.open('shop')).toBeTypeOf('function')
    release()
    expect(maildrops.open('shop')).toBe('in-use')
  })

  it('with a delay, are not opened again too soon after a login that had its maildrop', () => {
    const { maildrops, clock } = drops({ loginDelayMs: 1000, lock: 'shared' })
    maildrops.open('shop')
    expect(maildrops.open('shop')).toBeTypeOf('function')
    maildrops.opened('shop')
    clock.time = 999
    expect(maildrops.open('shop')).toBe('too-soon')
    expect(maildrops.open('other')).toBeTypeOf('function')
    clock.time = 1000
    expect(maildrops.open('shop')).toBeTypeOf('function')
  })

  it('that are open are in use first, whatever the delay says', () => {
    const { maildrops } = drops({ loginDelayMs: 1000 })
    const release = maildrops.open('shop')
    maildrops.opened('shop')
    expect(maildrops.open('shop')).toBe('in-use')
    if (typeof release === 'function') release()
    expect(maildrops.open('shop')).toBe('too-soon')
  })

  it('with a shared lock, are open to any number', () => {
    const { maildrops } = drops({ lock: 'shared' })
    expect([maildrops.open('shop'), maildrops.open('shop')]).toEqual([
      expect.any(Function),
      expect.any(Function),
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { Expiry } from '../../src/pop3/expiry.ts'
import type { Pop3Settings } from '../../src/pop3/settings.ts'
import { ArrayDrop } from './array-drop.ts'

const WEEK = 7 * 24 * 3600

function expiryOf(
  settings: Partial<Pop3Settings>,
  inbox: string | undefined,
  drop = new ArrayDrop(),
): Promise<string> {
  const clock = { now: () => 0, elapsed: () => 0 }
  const given = { onRetrieve: 'keep' as const, maxAge: null, ...settings }
  return new Expiry({ inboxes: drop.store.inboxes, settings: given, clock }).of(inbox)
}

describe('EXPIRE', () => {
  it('is NEVER, or the days of the retention by age', async () => {
    expect(await expiryOf({}, undefined)).toBe('NEVER')
    expect(await expiryOf({ maxAge: WEEK }, undefined)).toBe('7')
    expect(await expiryOf({ maxAge: WEEK + 3600 }, 'shop')).toBe('7')
  })

  it('is 0 where a download deletes: nothing can be left on the server', async () => {
    expect(await expiryOf({ onRetrieve: 'delete' }, 'shop')).toBe('0')
    expect(await expiryOf({ onRetrieve: 'archive' }, 'shop')).toBe('NEVER')
  })

  it('before login is the fewest days of any inbox, and says that they differ', async () => {
    const drop = new ArrayDrop()
    drop.maxAges.set('brief', 2 * 24 * 3600)
    expect(await expiryOf({ maxAge: WEEK }, undefined, drop)).toBe('2 USER')
    expect(await expiryOf({ maxAge: WEEK }, 'brief', drop)).toBe('2')
    expect(await expiryOf({ maxAge: WEEK }, 'shop', drop)).toBe('7')
    drop.policies.set('sieve', 'delete')
    expect(await expiryOf({ maxAge: WEEK }, undefined, drop)).toBe('0 USER')
  })

  it('before login is found out once a second at most, and again after a failure', async () => {
    const clock = { now: () => 0, elapsed: () => clock.time, time: 0 }
    let asked = 0
    const list = async () => {
      asked++
      if (asked === 1) throw new Error('busy')
      return []
    }
    const { get } = new ArrayDrop().store.inboxes
    const expiry = new Expiry({
      inboxes: { get, list },
      settings: { onRetrieve: 'keep', maxAge: null },
      clock,
    })
    await expect(expiry.of(undefined)).rejects.toThrow('busy')
    for (let time = 0; time < 2000; time += 100) {
      clock.time = time
      expect(await expiry.of(undefined)).toBe('NEVER')
    }
    expect(asked).toBe(3)
  })
})

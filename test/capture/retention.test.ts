import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createRetention } from '../../src/capture/retention.ts'
import type { Inbox, InboxLimits } from '../../src/domain/inbox.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { PruneStep } from '../../src/store/store.ts'

const LIMITS: InboxLimits = { maxMessages: 10, maxAge: null, maxBytes: null }
const HOUR = 3_600_000

/** Inboxes that only know how many messages are over the limit. */
function inboxesWith(surplus: Map<string, number>, usedAt: number) {
  const steps: string[] = []
  return {
    steps,
    list: async () =>
      [...surplus.keys()].map((name) => ({ name, ttl: name === 'label' ? 3600 : null, usedAt }) as Inbox),
    expire: async (name: string, now: number) => {
      const gone = surplus.delete(name)
      steps.push(`${name} expires ${now - usedAt}`)
      return gone
    },
    prune: async (name: string, _limits: InboxLimits, { most, byAge }: PruneStep) => {
      const over = surplus.get(name)
      if (over === undefined) throw new DomainError('no-such-inbox', 'gone')
      if (!byAge) steps.push('not by age')
      const removed = Math.min(over, most)
      surplus.set(name, over - removed)
      steps.push(`${name} ${removed}`)
      return removed
    },
  }
}

function retentionOver(
  surplus: Map<string, number>,
  clock = { now: () => Date.now(), elapsed: () => performance.now() },
) {
  vi.useFakeTimers()
  const inboxes = inboxesWith(surplus, clock.now())
  const retention = createRetention({ inboxes, limits: LIMITS, log: silentLog, clock })
  onTestFinished(async () => {
    await retention.close()
    vi.useRealTimers()
  })
  return { retention, steps: inboxes.steps }
}

describe('retention', () => {
  it('prunes what is over the limits at start, in small steps', async () => {
    const { steps } = retentionOver(new Map([['shop', 450]]))
    await vi.advanceTimersByTimeAsync(0)
    expect(steps).toEqual(['shop 200', 'shop 200', 'shop 50'])
  })

  it('looks at an inbox once after a burst of messages', async () => {
    const surplus = new Map([['shop', 0]])
    const { retention, steps } = retentionOver(surplus)
    await vi.advanceTimersByTimeAsync(0)
    steps.length = 0
    surplus.set('shop', 3)
    for (let message = 0; message < 50; message++) retention.noticed('shop')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(steps).toEqual(['shop 3'])
  })

  it('passes over an inbox that was removed meanwhile and goes on with the next', async () => {
    const { retention, steps } = retentionOver(new Map([['shop', 1]]))
    await vi.advanceTimersByTimeAsync(0)
    steps.length = 0
    retention.noticed('gone')
    retention.noticed('shop')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(steps).toEqual(['shop 0'])
  })

  it('C13 deletes nothing because of its age for an hour after the clock was set ten years ahead', async () => {
    const clock = { time: Date.UTC(2026, 0, 1), elapsed: 0 }
    const surplus = new Map([['shop', 0]])
    const { retention, steps } = retentionOver(surplus, {
      now: () => clock.time,
      elapsed: () => clock.elapsed,
    })
    await vi.advanceTimersByTimeAsync(0)
    steps.length = 0
    surplus.set('shop', 5)
    clock.time += 10 * 365 * 24 * HOUR
    retention.noticed('shop')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(steps).toEqual(['not by age', 'shop 5'])
    steps.length = 0
    surplus.set('shop', 5)
    clock.elapsed += HOUR
    clock.time += HOUR
    retention.noticed('shop')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(steps).toEqual(['shop 5'])
  })

  it('lets an inbox go whose time to live is over, and prunes it no more', async () => {
    const clock = { time: Date.UTC(2026, 0, 1), elapsed: 0 }
    const surplus = new Map([
      ['label', 0],
      ['shop', 0],
    ])
    const { steps } = retentionOver(surplus, { now: () => clock.time, elapsed: () => clock.elapsed })
    const lookedAt = async (milliseconds: number) => {
      steps.length = 0
      clock.time += milliseconds
      clock.elapsed += milliseconds
      await vi.advanceTimersByTimeAsync(60_000)
      return [...steps]
    }
    await vi.advanceTimersByTimeAsync(0)
    expect(await lookedAt(HOUR - 1)).toEqual(['label 0', 'shop 0'])
    expect(await lookedAt(1)).toEqual([`label expires ${HOUR}`, 'shop 0'])
    expect(await lookedAt(HOUR)).toEqual(['shop 0'])
  })

  it('C13 lets no inbox go for an hour after the clock was set ahead', async () => {
    const clock = { time: Date.UTC(2026, 0, 1), elapsed: 0 }
    const { steps } = retentionOver(new Map([['label', 0]]), {
      now: () => clock.time,
      elapsed: () => clock.elapsed,
    })
    await vi.advanceTimersByTimeAsync(0)
    steps.length = 0
    clock.time += 24 * HOUR
    await vi.advanceTimersByTimeAsync(60_000)
    expect(steps).toEqual(['not by age', 'label 0'])
    steps.length = 0
    clock.time += HOUR
    clock.elapsed += HOUR
    await vi.advanceTimersByTimeAsync(60_000)
    expect(steps).toEqual([`label expires ${25 * HOUR}`])
  })

  it('does nothing after it was closed', async () => {
    const { retention, steps } = retentionOver(new Map([['shop', 0]]))
    await retention.close()
    steps.length = 0
    retention.noticed('shop')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(steps).toEqual([])
  })
})

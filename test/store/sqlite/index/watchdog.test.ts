import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Watchdog } from '../../../../src/store/sqlite/index/watchdog.ts'

describe('the watchdog', () => {
  const barks: bigint[] = []
  let job = 0n
  let watchdog: Watchdog

  beforeEach(() => {
    vi.useFakeTimers()
    barks.length = 0
    job = 0n
    watchdog = new Watchdog(
      2000,
      () => job,
      (late) => barks.push(late),
    )
  })
  afterEach(() => {
    watchdog.rest()
    vi.useRealTimers()
  })

  it('barks at a job that is still the same after the deadline', () => {
    watchdog.watch()
    job = 5n
    vi.advanceTimersByTime(2000)
    expect(barks).toEqual([])
    vi.advanceTimersByTime(500)
    expect(barks).toEqual([5n])
  })

  it('is content when jobs follow each other, or when there is none', () => {
    watchdog.watch()
    for (let step = 0; step < 100; step += 1) {
      job = BigInt(step)
      vi.advanceTimersByTime(1000)
    }
    job = 0n
    vi.advanceTimersByTime(60_000)
    expect(barks).toEqual([])
  })

  it('looks at nothing while it rests, and forgets what it saw', () => {
    watchdog.watch()
    job = 5n
    vi.advanceTimersByTime(1900)
    watchdog.rest()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(60_000)
    watchdog.watch()
    vi.advanceTimersByTime(1900)
    expect(barks).toEqual([])
  })
})

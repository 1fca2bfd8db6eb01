import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Watchdog } from '../../../../src/store/sqlite/index/watchdog.ts'

describe('the watchdog', () => {
  const barks: bigint[] = []
  let job = 0n
  let worked = 0
  let watchdog: Watchdog

  beforeEach(() => {
    vi.useFakeTimers()
    barks.length = 0
    job = 0n
    worked = 0
    watchdog = new Watchdog(
      2000,
      () => job,
      (late) => barks.push(late),
      () => worked,
    )
  })
  afterEach(() => {
    watchdog.rest()
    vi.useRealTimers()
  })

  /** Lets time pass in which the process has so much of the processor. */
  const pass = (ms: number, share = 1) => {
    for (let at = 0; at < ms; at += 10) {
      worked += 10 * share
      vi.advanceTimersByTime(10)
    }
  }

  it('is patient with a job that has half of a processor, and with one that has none only for so long', () => {
    watchdog.watch()
    job = 5n
    pass(4000, 0.5)
    expect(barks).toEqual([])
    pass(500, 0.5)
    expect(barks).toEqual([5n])
    job = 6n
    pass(16_000, 0)
    expect(barks).toEqual([5n])
    pass(500, 0)
    expect(barks).toEqual([5n, 6n])
  })

  it('barks at a job that is still the same after the deadline', () => {
    watchdog.watch()
    job = 5n
    pass(2000)
    expect(barks).toEqual([])
    pass(500)
    expect(barks).toEqual([5n])
  })

  it('is content when jobs follow each other, or when there is none', () => {
    watchdog.watch()
    for (let step = 0; step < 100; step += 1) {
      job = BigInt(step)
      pass(1000)
    }
    job = 0n
    pass(60_000)
    expect(barks).toEqual([])
  })

  it('looks at nothing while it rests, and forgets what it saw', () => {
    watchdog.watch()
    job = 5n
    pass(1900)
    watchdog.rest()
    expect(vi.getTimerCount()).toBe(0)
    pass(60_000)
    watchdog.watch()
    pass(1900)
    expect(barks).toEqual([])
  })
})

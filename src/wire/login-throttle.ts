import type { Clock } from '../lib/clock.ts'

/** Failures count for this long, in milliseconds (HOSTILE S28). */
const WINDOW = 10 * 60_000
/** Failures before the first delay, and the ceiling on loopback, where a test suite tries wrong passwords on purpose. */
const FREE = 5
const FREE_ON_LOOPBACK = 1000
const FIRST_DELAY = 1000
const LONGEST_DELAY = 10_000
const MOST_ADDRESSES = 10_000

interface Failures {
  count: number
  since: number
}

/** Slows down whoever guesses passwords: shared by all protocols, counted per address, bounded. */
export interface LoginThrottle {
  /** How long the next attempt from this address has to wait, in milliseconds; 0: not at all. */
  delayFor(address: string): number
  failed(address: string): void
  succeeded(address: string): void
  /** How many addresses are remembered. */
  readonly size: number
}

export interface ThrottleSettings {
  readonly clock: Clock
  /** Failures on loopback before the first delay. */
  readonly freeOnLoopback?: number
}

export function createLoginThrottle(settings: ThrottleSettings): LoginThrottle {
  const { clock, freeOnLoopback = FREE_ON_LOOPBACK } = settings
  const table = new Map<string, Failures>()
  const current = (address: string): Failures | undefined => {
    const failures = table.get(address)
    if (failures === undefined || clock.elapsed() - failures.since < WINDOW) return failures
    table.delete(address)
    return undefined
  }
  return {
    get size() {
      return table.size
    },
    delayFor(address) {
      const over = (current(address)?.count ?? 0) - (isLoopback(address) ? freeOnLoopback : FREE)
      return over < 0 ? 0 : Math.min(FIRST_DELAY * (over + 1), LONGEST_DELAY)
    },
    failed(address) {
      const failures = current(address) ?? { count: 0, since: clock.elapsed() }
      failures.count++
      // Put at the end again: the address that has been quiet longest goes first when the table is full.
      table.delete(address)
      table.set(address, failures)
      const [oldest] = table.keys()
      if (table.size > MOST_ADDRESSES && oldest !== undefined) table.delete(oldest)
    },
    succeeded(address) {
      table.delete(address)
    },
  }
}

/** Whether the address is this machine's own; a Unix socket's client (empty address) is. */
export function isLoopback(address: string): boolean {
  return address === '' || address === '::1' || /^(::ffff:)?127\./i.test(address)
}

import type { Clock } from '../lib/clock.ts'

const MINUTE = 60_000
/** Addresses remembered; beyond it the oldest is forgotten. */
const MOST_ADDRESSES = 10_000

/** Counts events per address in a window of one minute, in bounded memory. */
export class PerMinute {
  readonly #clock: Clock
  readonly #most: number
  readonly #seen = new Map<string, { count: number; readonly since: number }>()

  constructor(clock: Clock, most: number) {
    this.#clock = clock
    this.#most = most
  }

  /** Whether this address has used up what a minute allows. */
  exhausted(address: string): boolean {
    const entry = this.#seen.get(address)
    return entry !== undefined && this.#clock.elapsed() - entry.since < MINUTE && entry.count >= this.#most
  }

  count(address: string): void {
    const now = this.#clock.elapsed()
    const entry = this.#seen.get(address)
    if (entry !== undefined && now - entry.since < MINUTE) entry.count += 1
    else {
      this.#seen.delete(address)
      this.#seen.set(address, { count: 1, since: now })
      const [oldest] = this.#seen.keys()
      if (this.#seen.size > MOST_ADDRESSES && oldest !== undefined) this.#seen.delete(oldest)
    }
  }
}

/** A bucket per address that refills steadily: so many a second, so many at once. */
export class PerSecond {
  readonly #clock: Clock
  readonly #rate: number
  readonly #burst: number
  readonly #buckets = new Map<string, { readonly left: number; readonly at: number }>()

  constructor(clock: Clock, { rate, burst }: { readonly rate: number; readonly burst: number }) {
    this.#clock = clock
    this.#rate = rate
    this.#burst = burst
  }

  /** Takes one; `false` when none is left. */
  take(address: string): boolean {
    const now = this.#clock.elapsed()
    const { left, at } = this.#buckets.get(address) ?? { left: this.#burst, at: now }
    const refilled = Math.min(this.#burst, left + ((now - at) / 1000) * this.#rate)
    this.#buckets.delete(address)
    this.#buckets.set(address, { left: refilled < 1 ? refilled : refilled - 1, at: now })
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > MOST_ADDRESSES && oldest !== undefined) this.#buckets.delete(oldest)
    return refilled >= 1
  }
}

/** The two clocks, given in so that tests can turn them. */
export interface Clock {
  /** Wall clock, milliseconds since 1970; may jump either way. */
  now(): number
  /** Milliseconds that only grow, from no particular start. */
  elapsed(): number
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() }

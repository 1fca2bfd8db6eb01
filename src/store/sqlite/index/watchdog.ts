const LOOKS = 8

/**
 * Notices when one job takes longer than `deadline` milliseconds. It counts its own looks rather than the clock, so
 * that a machine that slept or a busy main thread makes nobody guilty.
 */
export class Watchdog {
  readonly #current: () => bigint
  readonly #bark: (job: bigint) => void
  readonly #every: number
  #timer: NodeJS.Timeout | undefined
  #seen = 0n
  #looks = 0

  /** @param current the job at work, 0 when there is none; @param bark called once when it takes too long */
  constructor(deadline: number, current: () => bigint, bark: (job: bigint) => void) {
    this.#current = current
    this.#bark = bark
    this.#every = Math.max(1, deadline / LOOKS)
  }

  /** Looks again and again until {@link rest}. It never keeps the process alive. */
  watch(): void {
    this.#timer ??= setInterval(() => this.#look(), this.#every).unref()
  }

  rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#seen = 0n
    this.#looks = 0
  }

  #look(): void {
    const job = this.#current()
    this.#looks = job !== 0n && job === this.#seen ? this.#looks + 1 : 0
    this.#seen = job
    if (this.#looks < LOOKS) return
    this.#looks = 0
    this.#bark(job)
  }
}

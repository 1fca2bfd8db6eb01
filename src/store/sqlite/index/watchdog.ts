const LOOKS = 8
/** What a look counts at least, so that a job which waits without working is noticed, too. */
const LEAST = 1 / 8

/**
 * Notices when one job takes longer than `deadline` milliseconds. It counts its own looks rather than the clock, each as
 * much as this process worked since the last: neither a machine that slept nor one with much else to do makes anybody
 * guilty.
 */
export class Watchdog {
  readonly #current: () => bigint
  readonly #bark: (job: bigint) => void
  readonly #every: number
  readonly #worked: () => number
  #timer: NodeJS.Timeout | undefined
  #seen = 0n
  #looks = 0
  #workedThen = 0

  /**
   * @param current the job at work, 0 when there is none
   * @param bark called once when it takes too long
   * @param worked milliseconds that this process has had of the processor so far
   */
  constructor(
    deadline: number,
    current: () => bigint,
    bark: (job: bigint) => void,
    worked: () => number = processorTime,
  ) {
    this.#worked = worked
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
    const worked = this.#worked()
    const share = (worked - this.#workedThen) / this.#every
    this.#workedThen = worked
    this.#looks = job !== 0n && job === this.#seen ? this.#looks + Math.min(1, Math.max(LEAST, share)) : 0
    this.#seen = job
    if (this.#looks < LOOKS) return
    this.#looks = 0
    this.#bark(job)
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

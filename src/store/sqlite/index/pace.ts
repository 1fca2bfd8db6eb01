/** Without a commit for so long, the mail has stopped; milliseconds. */
const QUIET = 100
/** Rest after each slice of work (20 ms) while mail comes in; milliseconds. */
const REST = 300
/** Further behind than this many seqs, whoever asks next would wait for seconds: then it rests no more. */
const MOST_BEHIND = 10_000

/** What the index does not know of itself. */
export interface Demand {
  /** Whether a list or a search waits for it. */
  readonly awaited: boolean
  /** Seqs that are committed and not indexed. */
  readonly behind: number
}

/**
 * When the index does its next slice of work. Messages in a burst are acknowledged sooner when the index leaves the
 * processor to them, and nobody sees it lag: who asks for what it lacks ends its rest.
 */
export class Pace {
  readonly #now: () => number
  #lastCommit = Number.NEGATIVE_INFINITY

  /** @param now milliseconds that never run backwards */
  constructor(now: () => number) {
    this.#now = now
  }

  committed(): void {
    this.#lastCommit = this.#now()
  }

  /** Milliseconds to rest before the next slice. */
  rest({ awaited, behind }: Demand): number {
    if (awaited || behind > MOST_BEHIND) return 0
    return this.#now() - this.#lastCommit < QUIET ? REST : 0
  }
}

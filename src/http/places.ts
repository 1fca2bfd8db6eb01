import { HttpError } from './errors.ts'

/** A bounded number of places for requests that stay. */
export class Places {
  readonly #most: number
  readonly #what: string
  #taken = 0

  /** @param what they are, in words: `event streams` */
  constructor(most: number, what: string) {
    this.#most = most
    this.#what = what
  }

  get taken(): number {
    return this.#taken
  }

  /** @returns gives the place back, once @throws HttpError `too-many-streams` */
  take(): () => void {
    if (this.#taken >= this.#most)
      throw new HttpError('too-many-streams', `There are already ${this.#most} ${this.#what}.`, {
        headers: { 'retry-after': '5' },
      })
    this.#taken += 1
    let held = true
    return () => {
      if (held) this.#taken -= 1
      held = false
    }
  }
}

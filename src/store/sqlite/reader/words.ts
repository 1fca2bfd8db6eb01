const SPACE = 0x20
const ZERO = 0x30
const QUESTION = 0x3f
const MINUS = 0x2d

/** Words with a space between them, one a call. */
export class Words {
  readonly #octets: Buffer
  #at = 0

  constructor(octets: Buffer) {
    this.#octets = octets
  }

  get done(): boolean {
    return this.#at >= this.#octets.length
  }

  text(): string {
    const from = this.#at
    return this.#octets.toString('latin1', from, this.#pass())
  }

  /** Puts the word into `target` at `at`. */
  copy(target: Buffer, at: number): void {
    const from = this.#at
    this.#octets.copy(target, at, from, this.#pass())
  }

  /** A number of digits, perhaps with a minus; -1 for `?`. */
  number(): number {
    const from = this.#at
    const to = this.#pass()
    if (this.#octets[from] === QUESTION) return -1
    const negative = this.#octets[from] === MINUS
    let value = 0
    for (let at = negative ? from + 1 : from; at < to; at++)
      value = value * 10 + (this.#octets[at] ?? 0) - ZERO
    return negative ? -value : value
  }

  /** @returns where the word ends */
  #pass(): number {
    const space = this.#octets.indexOf(SPACE, this.#at)
    const end = space < 0 ? this.#octets.length : space
    this.#at = end + 1
    return end
  }
}

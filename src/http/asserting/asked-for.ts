/** Messages that are remembered; of a server that runs for long the first are forgotten. */
const MOST = 100_000

/** Which messages somebody has asked for since the start: what is left at the end of a test run nobody expected. */
export class AskedFor {
  readonly #ids = new Set<string>()

  add(messages: readonly { readonly id: string }[]): void {
    for (const { id } of messages) {
      this.#ids.add(id)
      const [first] = this.#ids
      if (this.#ids.size > MOST && first !== undefined) this.#ids.delete(first)
    }
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }
}

/** What has to be undone, in the reverse order of its making. */
export class Teardown {
  readonly #steps: (() => Promise<void> | void)[] = []
  #running: Promise<void> | undefined

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step)
  }

  /**
   * Runs every step once, the last one first; a step that fails does not keep the others from running. Whoever calls it
   * again waits for the same.
   * @throws the first failure
   */
  run(): Promise<void> {
    this.#running ??= this.#runAll()
    return this.#running
  }

  async #runAll(): Promise<void> {
    const failures: unknown[] = []
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

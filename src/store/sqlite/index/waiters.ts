interface Waiter {
  readonly seq: number
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

/** Who waits until a cursor has reached a seq. */
export class Waiters {
  #waiting: Waiter[] = []

  /** The highest seq that is waited for; 0 when nobody waits. */
  get highest(): number {
    return this.#waiting.reduce((highest, { seq }) => Math.max(highest, seq), 0)
  }

  wait(seq: number): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ seq, resolve, reject }))
  }

  /** Lets go everyone who waits for `cursor` or less, first come, first served. */
  reached(cursor: number): void {
    if (this.#waiting.length === 0) return
    const ready = this.#waiting.filter(({ seq }) => seq <= cursor)
    if (ready.length === 0) return
    this.#waiting = this.#waiting.filter(({ seq }) => seq > cursor)
    for (const { resolve } of ready) resolve()
  }

  fail(reason: Error): void {
    const failed = this.#waiting
    this.#waiting = []
    for (const { reject } of failed) reject(reason)
  }
}

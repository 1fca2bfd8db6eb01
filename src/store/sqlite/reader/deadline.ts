import type Database from 'better-sqlite3'
import { DomainError } from '../../../domain/trouble.ts'

/** Rows between two looks at the clock. */
const EVERY = 256

/** Ends a statement that takes too long: SQLite asks `in_time()` for each row it considers. */
export class Deadline {
  readonly #milliseconds: number
  #ends = Number.POSITIVE_INFINITY
  #rows = 0

  constructor(db: Database.Database, milliseconds: number) {
    this.#milliseconds = milliseconds
    db.function('in_time', { deterministic: false }, () => {
      this.#rows += 1
      if (this.#rows % EVERY === 0 && performance.now() > this.#ends)
        throw new DomainError('search-timeout', this.#message())
      return 1
    })
  }

  /** @throws DomainError `search-timeout` */
  run<Result>(work: () => Result): Result {
    this.#ends = performance.now() + this.#milliseconds
    this.#rows = 0
    return work()
  }

  #message(): string {
    return `The search took longer than ${this.#milliseconds / 1000} s: name an inbox, or make it narrower.`
  }
}

import type Database from 'better-sqlite3'
import type { MailEvent } from '../../../domain/events.ts'

/** What a mutation did, told after its commit. */
export interface Outcome<Result> {
  readonly result: Result
  /** In order of `seq`. */
  readonly events: readonly MailEvent[]
  /** The store's last number after it. */
  readonly seq: number
  /** Messages that are gone: their seqs, and the ids of those whose octets are in files. */
  readonly removed: readonly number[]
  readonly files: readonly string[]
}

/** What a transaction collects while it runs. */
export interface Tally {
  /** The next number of the store. */
  next(): number
  tell(event: MailEvent): void
  gone(seq: number, file: string | undefined): void
}

/** Runs mutations, each as one transaction that takes its numbers from the store's one counter. */
export class Ledger {
  readonly #db: Database.Database
  readonly #keep: Database.Statement
  #seq: number

  constructor(db: Database.Database) {
    this.#db = db
    this.#seq = Number(db.prepare("SELECT value FROM meta WHERE key = 'seq'").pluck().get())
    this.#keep = db.prepare("UPDATE meta SET value = ? WHERE key = 'seq'")
  }

  get seq(): number {
    return this.#seq
  }

  run<Result>(work: (tally: Tally) => Result): Outcome<Result> {
    const before = this.#seq
    const events: MailEvent[] = []
    const removed: number[] = []
    const files: string[] = []
    const tally: Tally = {
      next: () => ++this.#seq,
      tell: (event) => void events.push(event),
      gone(seq, file) {
        removed.push(seq)
        if (file !== undefined) files.push(file)
      },
    }
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const result = work(tally)
      if (this.#seq !== before) this.#keep.run(this.#seq)
      this.#db.exec('COMMIT')
      return { result, events, seq: this.#seq, removed, files }
    } catch (error) {
      this.#seq = before
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}

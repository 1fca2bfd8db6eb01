import type Database from 'better-sqlite3'

/** Rows of mailboxes. Every method runs inside a transaction. */
export class MailboxRows {
  readonly #find: Database.Statement<[number, string], { readonly id: number }>
  readonly #insert: Database.Statement
  readonly #uidValidity: Database.Statement

  constructor(db: Database.Database) {
    this.#find = db.prepare('SELECT id FROM mailboxes WHERE inbox = ? AND name = ?')
    this.#insert = db.prepare('INSERT INTO mailboxes (inbox, name, uidvalidity) VALUES (?, ?, ?)')
    // Never the same again, whatever the clock says: at least one more than the last, and at least the time.
    this.#uidValidity = db
      .prepare("UPDATE meta SET value = max(value + 1, ?) WHERE key = 'uidvalidity' RETURNING value")
      .pluck()
  }

  /** Row ids of those that are there. */
  among(inbox: number, names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.#find.get(inbox, name)?.id ?? []))
  }

  /** The mailbox; made when it is not there. */
  ensure(inbox: number, name: string): number {
    return this.#find.get(inbox, name)?.id ?? this.make(inbox, name)
  }

  make(inbox: number, name: string): number {
    const uidValidity = this.#uidValidity.get(Math.floor(Date.now() / 1000))
    return Number(this.#insert.run(inbox, name, uidValidity).lastInsertRowid)
  }
}

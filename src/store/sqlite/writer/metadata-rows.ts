import type Database from 'better-sqlite3'
import { DomainError } from '../../../domain/trouble.ts'

/** Octets of one value, and entries of one mailbox or inbox. */
const LONGEST = 16 * 1024
const MOST = 100

/** Values that clients keep. Every method runs inside a transaction. */
export class MetadataRows {
  readonly #set: Database.Statement
  readonly #drop: Database.Statement
  readonly #count: Database.Statement

  constructor(db: Database.Database) {
    this.#set = db.prepare(
      'INSERT OR REPLACE INTO metadata (inbox, mailbox, entry, value) VALUES (?, ?, ?, ?)',
    )
    this.#drop = db.prepare('DELETE FROM metadata WHERE inbox = ? AND mailbox = ? AND entry = ?')
    this.#count = db.prepare('SELECT count(*) FROM metadata WHERE inbox = ? AND mailbox = ?').pluck()
  }

  /**
   * @param mailbox its row; 0 for the inbox itself
   * @throws DomainError `too-large`, `too-many-entries`
   */
  set(inbox: number, mailbox: number, entries: ReadonlyMap<string, Uint8Array | null>): void {
    for (const [name, value] of entries) {
      const entry = name.toLowerCase()
      if (value === null) this.#drop.run(inbox, mailbox, entry)
      else {
        if (value.length > LONGEST || entry.length > LONGEST)
          throw new DomainError('too-large', `A value has at most ${LONGEST} octets.`)
        this.#set.run(inbox, mailbox, entry, value)
      }
    }
    if (Number(this.#count.get(inbox, mailbox)) > MOST)
      throw new DomainError('too-many-entries', `There are at most ${MOST} entries: remove some first.`)
  }
}

import type Database from 'better-sqlite3'
import { DomainError } from '../../../domain/trouble.ts'
import { METADATA_LIMITS } from '../../mailboxes.ts'

/** Values that clients keep. Every method runs inside a transaction. */
export class MetadataRows {
  readonly #set: Database.Statement
  readonly #drop: Database.Statement
  readonly #count: Database.Statement
  readonly #copy: Database.Statement

  constructor(db: Database.Database) {
    this.#set = db.prepare(
      'INSERT OR REPLACE INTO metadata (inbox, mailbox, entry, value) VALUES (?, ?, ?, ?)',
    )
    this.#drop = db.prepare('DELETE FROM metadata WHERE inbox = ? AND mailbox = ? AND entry = ?')
    this.#count = db.prepare('SELECT count(*) FROM metadata WHERE inbox = ? AND mailbox = ?').pluck()
    this.#copy = db.prepare(
      'INSERT INTO metadata (inbox, mailbox, entry, value) SELECT inbox, ?, entry, value FROM metadata WHERE inbox = ? AND mailbox = ?',
    )
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
        if (Math.max(value.length, entry.length) > METADATA_LIMITS.octets)
          throw new DomainError('too-large', `A value has at most ${METADATA_LIMITS.octets} octets.`)
        this.#set.run(inbox, mailbox, entry, value)
      }
    }
    if (Number(this.#count.get(inbox, mailbox)) > METADATA_LIMITS.entries)
      throw new DomainError(
        'too-many-entries',
        `There are at most ${METADATA_LIMITS.entries} entries: remove some first.`,
      )
  }

  /** Gives the mailbox `to`, which has none, the entries of `from`. Both are rows. */
  copy(inbox: number, from: number, to: number): void {
    this.#copy.run(to, inbox, from)
  }
}

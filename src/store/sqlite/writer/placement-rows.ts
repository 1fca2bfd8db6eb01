import type Database from 'better-sqlite3'
import type { Tally } from './ledger.ts'

/** The bit of a placement's flags. */
export const SEEN = 1

/** Where a message stands: one UID of one mailbox. */
export interface Placement {
  readonly mailbox: number
  readonly uid: number
  readonly flags: number
  /** Milliseconds since 1970. */
  readonly internal_date: number
}

/** What is remembered of a UID that is no more: whose it was, and the number of the change. */
export interface Expunged {
  readonly id: string
  /** The inbox's name. */
  readonly inbox: string
  readonly seq: number
  /** Whether the message is gone too. */
  readonly gone: boolean
}

/** Placements of messages, with the counts of their mailboxes. Every method runs inside a transaction. */
export class PlacementRows {
  readonly #of: Database.Statement<[number], Placement>
  readonly #setFlags: Database.Statement
  readonly #touch: Database.Statement
  readonly #insert: Database.Statement
  readonly #delete: Database.Statement
  readonly #remember: Database.Statement
  readonly #uid: Database.Statement<[number], { readonly uid: number }>
  readonly #count: Database.Statement

  constructor(db: Database.Database) {
    this.#of = db.prepare(
      'SELECT mailbox, uid, flags, internal_date FROM placements WHERE message = ? ORDER BY mailbox, uid',
    )
    this.#setFlags = db.prepare('UPDATE placements SET flags = ? WHERE mailbox = ? AND uid = ?')
    this.#touch = db.prepare('UPDATE placements SET modseq = ? WHERE mailbox = ? AND uid = ?')
    this.#insert = db.prepare(
      'INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#delete = db.prepare('DELETE FROM placements WHERE mailbox = ? AND uid = ?')
    this.#remember = db.prepare(
      'INSERT INTO expunged (modseq, mailbox, uid, id, inbox, gone) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#uid = db.prepare(
      'UPDATE mailboxes SET uidnext = uidnext + 1 WHERE id = ? RETURNING uidnext - 1 AS uid',
    )
    this.#count = db.prepare(
      `UPDATE mailboxes SET messages = messages + ?, unseen = unseen + ?, highest_modseq = max(highest_modseq, ?)
       WHERE id = ?`,
    )
  }

  /** Lists show the first. */
  of(message: number): Placement[] {
    return this.#of.all(message)
  }

  setFlags({ mailbox, uid, flags: before }: Placement, flags: number, seq: number): void {
    this.#setFlags.run(flags, mailbox, uid)
    this.#count.run(0, unseen(flags) - unseen(before), seq, mailbox)
  }

  /** All placements of a message have the number of its last change, whichever of them was changed. */
  touch(message: number, seq: number): Placement[] {
    const placements = this.of(message)
    for (const { mailbox, uid } of placements) {
      this.#touch.run(seq, mailbox, uid)
      this.#count.run(0, 0, seq, mailbox)
    }
    return placements
  }

  /** Puts the message into another mailbox, under a UID that was never given there. */
  add(message: number, { mailbox, flags, internal_date }: Omit<Placement, 'uid'>, seq: number): void {
    this.#insert.run(mailbox, this.#uid.get(mailbox)?.uid, message, flags, seq, internal_date)
    this.#count.run(1, unseen(flags), seq, mailbox)
  }

  /** Each has a number of its own, the first `seq`; only the first tells that the message is gone. */
  expunge(placements: readonly Placement[], { id, inbox, seq, gone }: Expunged, tally: Tally): void {
    for (const [at, { mailbox, uid, flags }] of placements.entries()) {
      const modseq = at === 0 ? seq : tally.next()
      this.#remember.run(modseq, mailbox, uid, id, inbox, gone && at === 0 ? 1 : 0)
      this.#delete.run(mailbox, uid)
      this.#count.run(-1, -unseen(flags), modseq, mailbox)
    }
  }
}

/** 1 without the flag, as counts have it. */
export function unseen(flags: number): number {
  return (flags & SEEN) === 0 ? 1 : 0
}

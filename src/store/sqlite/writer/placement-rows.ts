import type Database from 'better-sqlite3'
import { FLAG } from '../../../domain/flags.ts'
import type { Tally } from './ledger.ts'

/** Where a message stands: one UID of one mailbox. */
export interface Placement {
  /** The mailbox's row, and what it is known by outside. */
  readonly mailbox: number
  readonly objectId: string
  readonly uid: number
  readonly flags: number
  readonly modseq: number
  /** Milliseconds since 1970, and minutes east of UTC. */
  readonly internal_date: number
  readonly zone: number
  /** Octets of the message. */
  readonly size: number
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
  readonly #of: Database.Statement<[number, number], Placement>
  readonly #shown: Database.Statement<[number], number>
  readonly #message: Database.Statement<[number, number], number>
  readonly #some: Database.Statement<[number, number], number>
  readonly #setFlags: Database.Statement
  readonly #touch: Database.Statement
  readonly #insert: Database.Statement
  readonly #delete: Database.Statement
  readonly #remember: Database.Statement
  readonly #uid: Database.Statement<[number], number>
  readonly #count: Database.Statement

  constructor(db: Database.Database) {
    this.#of = db.prepare(
      `SELECT p.mailbox, b.object_id AS objectId, p.uid, p.flags, p.modseq, p.internal_date, p.zone, ? AS size
       FROM placements p CROSS JOIN mailboxes b ON b.id = p.mailbox
       WHERE p.message = ? ORDER BY p.mailbox, p.uid`,
    )
    this.#shown = db
      .prepare<[number], number>(
        'SELECT flags FROM placements WHERE message = ? ORDER BY mailbox, uid LIMIT 1',
      )
      .pluck() as never
    this.#message = db
      .prepare<[number, number], number>('SELECT message FROM placements WHERE mailbox = ? AND uid = ?')
      .pluck() as never
    this.#some = db
      .prepare<[number, number], number>('SELECT uid FROM placements WHERE mailbox = ? ORDER BY uid LIMIT ?')
      .pluck() as never
    this.#setFlags = db.prepare('UPDATE placements SET flags = ?, modseq = ? WHERE mailbox = ? AND uid = ?')
    this.#touch = db.prepare('UPDATE placements SET modseq = ? WHERE mailbox = ? AND uid = ?')
    this.#insert = db.prepare(
      `INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date, zone, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#delete = db.prepare('DELETE FROM placements WHERE mailbox = ? AND uid = ?')
    this.#remember = db.prepare(
      'INSERT INTO expunged (modseq, mailbox, uid, id, inbox, gone) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#uid = db
      .prepare<[number], number>(
        'UPDATE mailboxes SET uidnext = uidnext + 1 WHERE id = ? RETURNING uidnext - 1',
      )
      .pluck() as never
    this.#count = db.prepare(
      `UPDATE mailboxes SET messages = messages + ?, unseen = unseen + ?, bytes = bytes + ?, deleted = deleted + ?,
         deleted_bytes = deleted_bytes + ?, highest_modseq = max(highest_modseq, ?)
       WHERE id = ?`,
    )
  }

  /** Lists show the first. */
  of({ seq, size }: { readonly seq: number; readonly size: number }): Placement[] {
    return this.#of.all(size, seq)
  }

  /** The flags that lists show. */
  shownFlags(message: number): number {
    return this.#shown.get(message) ?? 0
  }

  /** The seq of the message that stands there. */
  messageAt(mailbox: number, uid: number): number | undefined {
    return this.#message.get(mailbox, uid)
  }

  /** The lowest UIDs of a mailbox. */
  lowest(mailbox: number, most: number): number[] {
    return this.#some.all(mailbox, most)
  }

  setFlags(placement: Placement, flags: number, seq: number): void {
    this.#setFlags.run(flags, seq, placement.mailbox, placement.uid)
    this.#counts(placement.mailbox, seq, { before: placement, after: { ...placement, flags } })
  }

  /** Something of the message changed that every place of it shows. */
  touch({ mailbox, uid }: Placement, seq: number): void {
    this.#touch.run(seq, mailbox, uid)
    this.#counts(mailbox, seq, {})
  }

  /** Puts the message into a mailbox, under a UID that was never given there. @returns that */
  add(
    message: number,
    { mailbox, ...like }: Omit<Placement, 'uid' | 'objectId' | 'modseq'>,
    seq: number,
  ): number {
    const uid = Number(this.#uid.get(mailbox))
    const { flags, internal_date, zone } = like
    this.#insert.run(mailbox, uid, message, flags, seq, internal_date, zone, Date.now())
    this.#counts(mailbox, seq, { after: like })
    return uid
  }

  /** Each has a number of its own, the first `seq`; only the first tells that the message is gone. */
  expunge(placements: readonly Placement[], { id, inbox, seq, gone }: Expunged, tally: Tally): void {
    for (const [at, placement] of placements.entries()) {
      const { mailbox, uid } = placement
      const modseq = at === 0 ? seq : tally.next()
      this.#remember.run(modseq, mailbox, uid, id, inbox, gone && at === 0 ? 1 : 0)
      this.#delete.run(mailbox, uid)
      this.#counts(mailbox, modseq, { before: placement })
    }
  }

  #counts(mailbox: number, seq: number, { before, after }: { before?: Counted; after?: Counted }): void {
    const was = shareOf(before)
    const is = shareOf(after)
    this.#count.run(...is.map((value, at) => value - (was[at] ?? 0)), seq, mailbox)
  }
}

type Counted = Pick<Placement, 'flags' | 'size'>

/** What a message adds to its mailbox's messages, unseen, bytes, deleted and deleted_bytes. */
export function shareOf(placement: Counted | undefined): readonly number[] {
  if (placement === undefined) return [0, 0, 0, 0, 0]
  const { flags, size } = placement
  const deleted = (flags & FLAG.deleted) === 0 ? 0 : 1
  return [1, unseen(flags), size, deleted, deleted * size]
}

/** 1 without the flag, as counts have it. */
export function unseen(flags: number): number {
  return (flags & FLAG.seen) === 0 ? 1 : 0
}

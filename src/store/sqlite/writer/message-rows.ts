import type Database from 'better-sqlite3'
import type { MessageChange } from '../../../domain/message.ts'
import type { Tally } from './ledger.ts'

const SEEN = 1
const FLAGGED = 4

interface Row {
  readonly seq: number
  readonly id: string
  readonly inbox: number
  readonly name: string
  readonly size: number
  readonly in_file: number
}

interface Placement {
  readonly mailbox: number
  readonly uid: number
  readonly flags: number
}

/** Changes and removals of messages. Every method runs inside a transaction. */
export class MessageRows {
  readonly #find: Database.Statement<[string], Row>
  readonly #placements: Database.Statement<[number], Placement>
  readonly #tags: Database.Statement<[number], string>
  readonly #setFlags: Database.Statement
  readonly #touch: Database.Statement
  readonly #addTag: Database.Statement
  readonly #dropTag: Database.Statement
  readonly #expunge: Database.Statement
  readonly #unplace: Database.Statement
  readonly #count: Database.Statement
  readonly #countInbox: Database.Statement
  readonly #delete: readonly Database.Statement[]

  constructor(db: Database.Database) {
    this.#find = db.prepare(
      `SELECT m.seq, m.id, m.inbox, i.name, m.size, m.in_file FROM messages m JOIN inboxes i ON i.id = m.inbox
       WHERE m.id = ?`,
    )
    this.#placements = db.prepare(
      'SELECT mailbox, uid, flags FROM placements WHERE message = ? ORDER BY mailbox, uid',
    )
    this.#tags = db
      .prepare<[number], string>('SELECT tag FROM tags WHERE message = ? ORDER BY tag')
      .pluck() as never
    this.#setFlags = db.prepare('UPDATE placements SET flags = ?, modseq = ? WHERE mailbox = ? AND uid = ?')
    this.#touch = db.prepare('UPDATE placements SET modseq = ? WHERE message = ?')
    this.#addTag = db.prepare('INSERT OR IGNORE INTO tags (message, tag) VALUES (?, ?)')
    this.#dropTag = db.prepare('DELETE FROM tags WHERE message = ? AND tag = ?')
    this.#expunge = db.prepare(
      'INSERT INTO expunged (modseq, mailbox, uid, id, inbox) VALUES (?, ?, ?, ?, ?)',
    )
    this.#unplace = db.prepare('DELETE FROM placements WHERE message = ?')
    this.#count = db.prepare(
      'UPDATE mailboxes SET messages = messages + ?, unseen = unseen + ?, highest_modseq = ? WHERE id = ?',
    )
    this.#countInbox = db.prepare(
      'UPDATE inboxes SET messages = messages + ?, unread = unread + ?, bytes = bytes + ? WHERE id = ?',
    )
    this.#delete = [
      'DELETE FROM tags WHERE message = ?',
      'DELETE FROM bodies WHERE seq = ?',
      'DELETE FROM messages WHERE seq = ?',
    ].map((sql) => db.prepare(sql))
  }

  /** @returns how many now differ */
  change(ids: readonly string[], change: MessageChange, tally: Tally): number {
    return ids.filter((id) => this.#changeOne(id, change, tally)).length
  }

  /** @returns how many were there */
  remove(ids: readonly string[], tally: Tally): number {
    return ids.filter((id) => this.#removeOne(id, tally)).length
  }

  #changeOne(id: string, change: MessageChange, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    const placements = this.#placements.all(row.seq)
    const wanted = placements.map((placement) => ({
      ...placement,
      flags: flagsAfter(placement.flags, change),
    }))
    const flagsDiffer = wanted.some(({ flags }, at) => flags !== placements[at]?.flags)
    const tagsDiffer = this.#changeTags(row.seq, change)
    if (!flagsDiffer && !tagsDiffer) return false
    const seq = tally.next()
    if (flagsDiffer) this.#writeFlags(row, placements, wanted, seq)
    this.#touch.run(seq, row.seq)
    const flags = wanted[0]?.flags ?? 0
    tally.tell({
      type: 'message.changed',
      seq,
      inbox: row.name,
      id,
      seen: (flags & SEEN) !== 0,
      flagged: (flags & FLAGGED) !== 0,
      tags: this.#tags.all(row.seq),
    })
    return true
  }

  #changeTags(message: number, { addTags = [], removeTags = [] }: MessageChange): boolean {
    const removed = removeTags.map((tag) => this.#dropTag.run(message, tag).changes)
    const added = addTags.map((tag) => this.#addTag.run(message, tag).changes)
    return [...removed, ...added].some((changes) => changes > 0)
  }

  #writeFlags(row: Row, before: readonly Placement[], after: readonly Placement[], seq: number): void {
    for (const [at, { mailbox, uid, flags }] of after.entries()) {
      this.#setFlags.run(flags, seq, mailbox, uid)
      this.#count.run(0, unseen(flags) - unseen(before[at]?.flags ?? 0), seq, mailbox)
    }
    const difference = unseen(after[0]?.flags ?? 0) - unseen(before[0]?.flags ?? 0)
    this.#countInbox.run(0, difference, 0, row.inbox)
  }

  #removeOne(id: string, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    const placements = this.#placements.all(row.seq)
    const seq = tally.next()
    for (const [at, { mailbox, uid, flags }] of placements.entries()) {
      this.#expunge.run(at === 0 ? seq : tally.next(), mailbox, uid, id, row.name)
      this.#count.run(-1, -unseen(flags), seq, mailbox)
    }
    this.#unplace.run(row.seq)
    for (const statement of this.#delete) statement.run(row.seq)
    this.#countInbox.run(-1, -unseen(placements[0]?.flags ?? SEEN), -row.size, row.inbox)
    tally.gone(row.seq, row.in_file === 1 ? id : undefined)
    tally.tell({ type: 'message.removed', seq, inbox: row.name, id })
    return true
  }
}

function unseen(flags: number): number {
  return (flags & SEEN) === 0 ? 1 : 0
}

function flagsAfter(flags: number, { seen, flagged }: MessageChange): number {
  const set = (value: number, bit: number, on: boolean | undefined) =>
    on === undefined ? value : on ? value | bit : value & ~bit
  return set(set(flags, SEEN, seen), FLAGGED, flagged)
}

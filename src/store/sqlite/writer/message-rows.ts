import type Database from 'better-sqlite3'
import type { MessageChange } from '../../../domain/message.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRows } from './mailbox-rows.ts'
import { type Placement, PlacementRows, SEEN, unseen } from './placement-rows.ts'

const FLAGGED = 4

interface Row {
  readonly seq: number
  readonly id: string
  readonly inbox: number
  readonly name: string
  readonly size: number
  readonly in_file: number
}

/** A way between two mailboxes of an inbox: row ids, and the name of the second, which may not be there yet. */
export interface Way {
  readonly inbox: number
  readonly from: number
  readonly to: string
}

/** Changes, moves and removals of messages. Every method runs inside a transaction. */
export class MessageRows {
  readonly #mailboxes: MailboxRows
  readonly #placements: PlacementRows
  readonly #find: Database.Statement<[string], Row>
  readonly #tags: Database.Statement<[number], string>
  readonly #addTag: Database.Statement
  readonly #dropTag: Database.Statement
  readonly #countInbox: Database.Statement
  readonly #delete: readonly Database.Statement[]

  constructor(db: Database.Database, mailboxes: MailboxRows) {
    this.#mailboxes = mailboxes
    this.#placements = new PlacementRows(db)
    this.#find = db.prepare(
      `SELECT m.seq, m.id, m.inbox, i.name, m.size, m.in_file FROM messages m JOIN inboxes i ON i.id = m.inbox
       WHERE m.id = ?`,
    )
    this.#tags = db
      .prepare<[number], string>('SELECT tag FROM tags WHERE message = ? ORDER BY tag')
      .pluck() as never
    this.#addTag = db.prepare('INSERT OR IGNORE INTO tags (message, tag) VALUES (?, ?)')
    this.#dropTag = db.prepare('DELETE FROM tags WHERE message = ? AND tag = ?')
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

  /** Out of these mailboxes; for good where that was the last. @returns how many stood in them */
  take(ids: readonly string[], mailboxes: ReadonlySet<number>, tally: Tally): number {
    return ids.filter((id) => this.#takeOne(id, mailboxes, tally)).length
  }

  /** @returns how many left `from` */
  move(ids: readonly string[], way: Way, tally: Tally): number {
    return ids.filter((id) => this.#moveOne(id, way, tally)).length
  }

  #changeOne(id: string, change: MessageChange, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    const before = this.#placements.of(row.seq)
    const differing = before.filter(({ flags }) => flagsAfter(flags, change) !== flags)
    const tagsDiffer = this.#changeTags(row.seq, change)
    if (differing.length === 0 && !tagsDiffer) return false
    const seq = tally.next()
    for (const placement of differing) {
      this.#placements.setFlags(placement, flagsAfter(placement.flags, change), seq)
    }
    this.#changed(row, { before, seq }, tally)
    return true
  }

  #changeTags(message: number, { addTags = [], removeTags = [] }: MessageChange): boolean {
    const removed = removeTags.map((tag) => this.#dropTag.run(message, tag).changes)
    const added = addTags.map((tag) => this.#addTag.run(message, tag).changes)
    return [...removed, ...added].some((changes) => changes > 0)
  }

  #removeOne(id: string, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    this.#removeRow(row, this.#placements.of(row.seq), tally)
    return true
  }

  #takeOne(id: string, mailboxes: ReadonlySet<number>, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    const before = this.#placements.of(row.seq)
    const taken = before.filter(({ mailbox }) => mailboxes.has(mailbox))
    if (taken.length === 0) return false
    if (taken.length === before.length) {
      this.#removeRow(row, before, tally)
      return true
    }
    const seq = tally.next()
    this.#placements.expunge(taken, { id, inbox: row.name, seq, gone: false }, tally)
    this.#changed(row, { before, seq }, tally)
    return true
  }

  #moveOne(id: string, { inbox, from, to }: Way, tally: Tally): boolean {
    const row = this.#find.get(id)
    if (row === undefined) return false
    const before = this.#placements.of(row.seq)
    const moved = before.filter(({ mailbox }) => mailbox === from)
    const [first] = moved
    if (first === undefined) return false
    const mailbox = this.#mailboxes.ensure(inbox, to)
    const seq = tally.next()
    this.#placements.expunge(moved, { id, inbox: row.name, seq, gone: false }, tally)
    if (!before.some((placement) => placement.mailbox === mailbox)) {
      this.#placements.add(row.seq, { ...first, mailbox }, seq)
    }
    this.#changed(row, { before, seq }, tally)
    return true
  }

  /** Ends every change of a message that stays. */
  #changed(
    row: Row,
    { before, seq }: { readonly before: readonly Placement[]; readonly seq: number },
    tally: Tally,
  ): void {
    const [shown] = this.#placements.touch(row.seq, seq)
    const flags = shown?.flags ?? 0
    this.#countInbox.run(0, unseen(flags) - unseen(before[0]?.flags ?? 0), 0, row.inbox)
    tally.tell({
      type: 'message.changed',
      seq,
      inbox: row.name,
      id: row.id,
      seen: (flags & SEEN) !== 0,
      flagged: (flags & FLAGGED) !== 0,
      tags: this.#tags.all(row.seq),
    })
  }

  #removeRow(row: Row, placements: readonly Placement[], tally: Tally): void {
    const { id, name, inbox, size } = row
    const seq = tally.next()
    this.#placements.expunge(placements, { id, inbox: name, seq, gone: true }, tally)
    for (const statement of this.#delete) statement.run(row.seq)
    this.#countInbox.run(-1, -unseen(placements[0]?.flags ?? SEEN), -size, inbox)
    tally.gone(row.seq, row.in_file === 1 ? id : undefined)
    tally.tell({ type: 'message.removed', seq, inbox: name, id })
  }
}

function flagsAfter(flags: number, { seen, flagged }: MessageChange): number {
  const set = (value: number, bit: number, on: boolean | undefined) =>
    on === undefined ? value : on ? value | bit : value & ~bit
  return set(set(flags, SEEN, seen), FLAGGED, flagged)
}

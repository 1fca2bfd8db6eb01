import type Database from 'better-sqlite3'
import { FLAG } from '../../../domain/flags.ts'
import type { Tally } from './ledger.ts'
import { type Placement, PlacementRows, unseen } from './placement-rows.ts'
import type { TagRows } from './tag-rows.ts'

export interface MessageRow {
  readonly seq: number
  readonly id: string
  readonly inbox: number
  /** The inbox's. */
  readonly name: string
  readonly size: number
  readonly in_file: number
}

/** One message at the moment before it is changed. */
export interface Standing {
  readonly row: MessageRow
  readonly before: readonly Placement[]
}

/** Rows of messages, and how each change and end of one is told. Every method runs inside a transaction. */
export class MessageRows {
  readonly placements: PlacementRows
  readonly tags: TagRows
  readonly #byId: Database.Statement<[string], MessageRow>
  readonly #bySeq: Database.Statement<[number], MessageRow>
  readonly #oldest: Database.Statement<[number, number], { readonly id: string }>
  readonly #countInbox: Database.Statement
  readonly #changed: Database.Statement
  readonly #delete: readonly Database.Statement[]

  constructor(db: Database.Database, tags: TagRows) {
    this.placements = new PlacementRows(db)
    this.tags = tags
    const find = `SELECT m.seq, m.id, m.inbox, i.name, m.size, m.in_file FROM messages m JOIN inboxes i ON i.id = m.inbox`
    this.#byId = db.prepare(`${find} WHERE m.id = ?`)
    this.#bySeq = db.prepare(`${find} WHERE m.seq = ?`)
    this.#oldest = db.prepare('SELECT id FROM messages WHERE inbox = ? ORDER BY seq LIMIT ?')
    this.#countInbox = db.prepare(
      'UPDATE inboxes SET messages = messages + ?, unread = unread + ?, bytes = bytes + ? WHERE id = ?',
    )
    this.#changed = db.prepare('UPDATE messages SET changed = ? WHERE seq = ?')
    this.#delete = [
      'DELETE FROM tags WHERE message = ?',
      'DELETE FROM bodies WHERE seq = ?',
      'DELETE FROM messages WHERE seq = ?',
    ].map((sql) => db.prepare(sql))
  }

  byId(id: string): Standing | undefined {
    return this.#standing(this.#byId.get(id))
  }

  /** Ids in the order they came. */
  oldest(inbox: number, most: number): string[] {
    return this.#oldest.all(inbox, most).map(({ id }) => id)
  }

  /** What stands at this UID of a mailbox, with that placement. */
  at(mailbox: number, uid: number): (Standing & { readonly placement: Placement }) | undefined {
    const seq = this.placements.messageAt(mailbox, uid)
    const standing = seq === undefined ? undefined : this.#standing(this.#bySeq.get(seq))
    const placement = standing?.before.find((each) => each.mailbox === mailbox && each.uid === uid)
    return standing && placement && { ...standing, placement }
  }

  /**
   * Ends every change of a message that stays: it has the number `seq` now.
   * @param mailboxes those that show the change, by the ids they are known by outside
   */
  changed(
    { row, before }: Standing,
    { seq, mailboxes }: { readonly seq: number; readonly mailboxes: Iterable<string> },
    tally: Tally,
  ): void {
    const flags = this.placements.shownFlags(row.seq)
    this.#changed.run(seq, row.seq)
    const unread = unseen(flags) - unseen(before[0]?.flags ?? 0)
    if (unread !== 0) this.#countInbox.run(0, unread, 0, row.inbox)
    tally.tell({
      type: 'message.changed',
      seq,
      inbox: row.name,
      id: row.id,
      seen: (flags & FLAG.seen) !== 0,
      flagged: (flags & FLAG.flagged) !== 0,
      tags: this.tags.of(row.seq),
      mailboxes: [...new Set(mailboxes)],
    })
  }

  /** Takes the message out of some of its places; for good where those were all. */
  takeOut(standing: Standing, taken: readonly Placement[], tally: Tally): void {
    if (taken.length === standing.before.length) this.end(standing, tally)
    else {
      const { id, name: inbox } = standing.row
      const seq = tally.next()
      this.placements.expunge(taken, { id, inbox, seq, gone: false }, tally)
      this.changed(standing, { seq, mailboxes: idsOf(taken) }, tally)
    }
  }

  end({ row, before }: Standing, tally: Tally): void {
    const { id, name, inbox, size } = row
    const seq = tally.next()
    this.placements.expunge(before, { id, inbox: name, seq, gone: true }, tally)
    for (const statement of this.#delete) statement.run(row.seq)
    this.#countInbox.run(-1, -unseen(before[0]?.flags ?? FLAG.seen), -size, inbox)
    tally.gone(row.seq, row.in_file === 1 ? id : undefined)
    tally.tell({ type: 'message.removed', seq, inbox: name, id, mailboxes: [...new Set(idsOf(before))] })
  }

  #standing(row: MessageRow | undefined): Standing | undefined {
    return row && { row, before: this.placements.of(row) }
  }
}

export function idsOf(placements: readonly Placement[]): string[] {
  return placements.map(({ objectId }) => objectId)
}

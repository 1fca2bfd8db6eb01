import type Database from 'better-sqlite3'
import type { SpecialUse } from '../../../domain/mailbox.ts'
import { FIRST_MAILBOXES, MOST_MAILBOXES } from '../../../domain/mailbox.ts'
import { DomainError } from '../../../domain/trouble.ts'
import { newId } from '../../../lib/ids.ts'
import { noSuchMailbox } from '../no-such.ts'
import type { Tally } from './ledger.ts'

export interface MailboxRow {
  /** The row's. */
  readonly id: number
  /** What it is known by outside. */
  readonly objectId: string
  readonly name: string
  readonly uidValidity: number
}

/** The inbox that a mailbox is in. */
export interface Owner {
  readonly inbox: number
  readonly name: string
}

interface NewMailbox {
  readonly name: string
  readonly specialUse: SpecialUse | null
}

const COLUMNS = 'id, object_id AS objectId, name, uidvalidity AS uidValidity'

/** Rows of mailboxes. Every method runs inside a transaction. */
export class MailboxRows {
  readonly #find: Database.Statement<[number, string], MailboxRow>
  readonly #findId: Database.Statement<[number, string], MailboxRow>
  readonly #below: Database.Statement<[{ readonly inbox: number; readonly start: string }], MailboxRow>
  readonly #insert: Database.Statement
  readonly #uidValidity: Database.Statement
  readonly #highest: Database.Statement
  readonly #count: Database.Statement
  readonly #subscribed: Database.Statement
  readonly #rename: Database.Statement
  readonly #remove: readonly Database.Statement[]
  readonly #claim: Database.Statement<[number], { readonly uid: number }>
  readonly #claimed: Database.Statement
  readonly #subscribe: Database.Statement
  readonly #unsubscribe: Database.Statement

  constructor(db: Database.Database) {
    this.#find = db.prepare(`SELECT ${COLUMNS} FROM mailboxes WHERE inbox = ? AND name = ?`)
    this.#findId = db.prepare(`SELECT ${COLUMNS} FROM mailboxes WHERE inbox = ? AND object_id = ?`)
    this.#below = db.prepare(
      `SELECT ${COLUMNS} FROM mailboxes WHERE inbox = :inbox AND substr(name, 1, length(:start)) = :start ORDER BY id`,
    )
    this.#insert = db.prepare(
      'INSERT INTO mailboxes (inbox, name, uidvalidity, object_id, special_use) VALUES (?, ?, ?, ?, ?)',
    )
    // Never the same again, whatever the clock says: at least one more than the last, and at least the time.
    this.#uidValidity = db
      .prepare("UPDATE meta SET value = max(value + 1, ?) WHERE key = 'uidvalidity' RETURNING value")
      .pluck()
    this.#highest = db.prepare('SELECT highest_modseq FROM mailboxes WHERE id = ?').pluck()
    this.#count = db.prepare('SELECT count(*) FROM mailboxes WHERE inbox = ?').pluck()
    this.#subscribed = db.prepare('SELECT count(*) FROM subscriptions WHERE inbox = ?').pluck()
    this.#rename = db.prepare('UPDATE mailboxes SET name = ? WHERE id = ?')
    this.#remove = ['DELETE FROM metadata WHERE mailbox = ?', 'DELETE FROM mailboxes WHERE id = ?'].map(
      (sql) => db.prepare(sql),
    )
    this.#claim = db.prepare(
      'SELECT p.uid FROM mailboxes b JOIN placements p ON p.mailbox = b.id AND p.uid >= b.recent_from WHERE b.id = ? ORDER BY p.uid',
    )
    this.#claimed = db.prepare(
      'UPDATE mailboxes SET recent_from = uidnext WHERE id = ? AND recent_from < uidnext',
    )
    this.#subscribe = db.prepare('INSERT OR IGNORE INTO subscriptions (inbox, name) VALUES (?, ?)')
    this.#unsubscribe = db.prepare('DELETE FROM subscriptions WHERE inbox = ? AND name = ?')
  }

  find(inbox: number, name: string): MailboxRow | undefined {
    return this.#find.get(inbox, name)
  }

  /** @throws DomainError `no-such-mailbox` */
  require(inbox: number, name: string): MailboxRow {
    const row = this.#find.get(inbox, name)
    if (row === undefined) throw noSuchMailbox(name)
    return row
  }

  /** By what it is known by outside. @throws DomainError `no-such-mailbox` */
  requireId(inbox: number, objectId: string): MailboxRow {
    const row = this.#findId.get(inbox, objectId)
    if (row === undefined) throw noSuchMailbox()
    return row
  }

  /** Row ids of those that are there. */
  among(inbox: number, names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.#find.get(inbox, name)?.id ?? []))
  }

  /** Those whose name begins so. */
  beginning(inbox: number, start: string): MailboxRow[] {
    return this.#below.all({ inbox, start })
  }

  /** The mailbox; made when it is not there. */
  ensure(owner: Owner, name: string, tally: Tally): MailboxRow {
    return this.#find.get(owner.inbox, name) ?? this.create(owner, { name, specialUse: null }, tally)
  }

  /** One that a user asks for. @throws DomainError `too-many-entries` */
  createAsked(owner: Owner, asked: NewMailbox, tally: Tally): MailboxRow {
    if (Number(this.#count.get(owner.inbox)) >= MOST_MAILBOXES) throw tooMany('mailboxes')
    return this.create(owner, asked, tally)
  }

  create({ inbox, name: inboxName }: Owner, { name, specialUse }: NewMailbox, tally: Tally): MailboxRow {
    const row = this.#make(inbox, name, specialUse)
    tally.tell({ type: 'mailbox.created', seq: tally.next(), inbox: inboxName, mailbox: row.objectId, name })
    return row
  }

  /** Those that a new inbox comes with, subscribed; the first is INBOX. */
  makeFirst(inbox: number): void {
    for (const { name, specialUse } of FIRST_MAILBOXES) {
      this.#make(inbox, name, specialUse)
      this.#subscribe.run(inbox, name)
    }
  }

  rename({ id }: MailboxRow, name: string): void {
    this.#rename.run(name, id)
  }

  /** Forgets the mailbox, which must be empty by now. */
  remove({ id, objectId, name }: MailboxRow, inbox: string, tally: Tally): void {
    for (const statement of this.#remove) statement.run(id)
    tally.tell({ type: 'mailbox.removed', seq: tally.next(), inbox, mailbox: objectId, name })
  }

  highestModseq(id: number): number {
    return Number(this.#highest.get(id))
  }

  /** UIDs that were not claimed before, ascending. */
  claimRecent(id: number): Uint32Array {
    const uids = Uint32Array.from(this.#claim.all(id), ({ uid }) => uid)
    this.#claimed.run(id)
    return uids
  }

  /** @throws DomainError `too-many-entries` */
  subscribe({ inbox, name: inboxName }: Owner, name: string, wanted: boolean, tally: Tally): void {
    const { changes } = (wanted ? this.#subscribe : this.#unsubscribe).run(inbox, name)
    if (changes === 0) return
    if (wanted && Number(this.#subscribed.get(inbox)) > MOST_MAILBOXES) throw tooMany('subscriptions')
    const type = wanted ? 'mailbox.subscribed' : 'mailbox.unsubscribed'
    tally.tell({ type, seq: tally.next(), inbox: inboxName, name })
  }

  #make(inbox: number, name: string, specialUse: SpecialUse | null): MailboxRow {
    const uidValidity = Number(this.#uidValidity.get(Math.floor(Date.now() / 1000)))
    const objectId = newId()
    const id = Number(this.#insert.run(inbox, name, uidValidity, objectId, specialUse).lastInsertRowid)
    return { id, objectId, name, uidValidity }
  }
}

function tooMany(what: string): DomainError {
  return new DomainError(
    'too-many-entries',
    `An inbox has at most ${MOST_MAILBOXES} ${what}: remove some first.`,
  )
}

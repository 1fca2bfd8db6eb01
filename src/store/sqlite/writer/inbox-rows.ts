import type Database from 'better-sqlite3'
import type { InboxEvent } from '../../../domain/events.ts'
import { expiryOf, INBOX, type InboxChange, type InboxSettings, isLabelled } from '../../../domain/inbox.ts'
import { DomainError } from '../../../domain/trouble.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRow, MailboxRows } from './mailbox-rows.ts'

/** The row of an inbox, and its INBOX. */
export interface InboxIds {
  readonly inbox: number
  readonly mailbox: MailboxRow
}

interface FoundRow extends MailboxRow {
  readonly inbox: number
}

/** Rows of inboxes, each with its INBOX. Every method runs inside a transaction. */
export class InboxRows {
  readonly #mailboxes: MailboxRows
  readonly #labelTtl: number | null
  readonly #find: Database.Statement<[string, string], FoundRow>
  readonly #insert: Database.Statement
  readonly #event: Database.Statement
  readonly #set: Database.Statement
  readonly #used: Database.Statement<[number, string]>
  readonly #life: Database.Statement<[number], { readonly ttl: number | null; readonly usedAt: number }>
  readonly #rename: Database.Statement<[string, number]>
  readonly #remove: readonly Database.Statement[]

  constructor(db: Database.Database, mailboxes: MailboxRows, labelTtl: number | null) {
    this.#mailboxes = mailboxes
    this.#labelTtl = labelTtl
    this.#find = db.prepare(
      `SELECT i.id AS inbox, b.id, b.object_id AS objectId, b.name, b.uidvalidity AS uidValidity
       FROM inboxes i JOIN mailboxes b ON b.inbox = i.id AND b.name = ? WHERE i.name = ?`,
    )
    this.#insert = db.prepare('INSERT INTO inboxes (name, created_at, used_at, ttl) VALUES (?, ?, ?, ?)')
    this.#event = db.prepare('INSERT INTO inbox_events (seq, type, inbox, was) VALUES (?, ?, ?, ?)')
    this.#set = db.prepare(
      `UPDATE inboxes SET
         password = iif(:setsPassword, :password, password),
         max_messages = iif(:setsMessages, :maxMessages, max_messages),
         max_age = iif(:setsAge, :maxAge, max_age),
         max_bytes = iif(:setsBytes, :maxBytes, max_bytes),
         on_retrieve = iif(:setsOnRetrieve, :onRetrieve, on_retrieve),
         imap_read_state = iif(:setsReadState, :readState, imap_read_state),
         ttl = iif(:setsTtl, :ttl, ttl),
         used_at = iif(:setsTtl, max(used_at, :now), used_at),
         smtp_port = iif(:setsPort, :port, smtp_port)
       WHERE id = :inbox`,
    )
    this.#used = db.prepare('UPDATE inboxes SET used_at = max(used_at, ?) WHERE name = ? AND ttl IS NOT NULL')
    this.#life = db.prepare('SELECT ttl, used_at AS usedAt FROM inboxes WHERE id = ?')
    this.#rename = db.prepare('UPDATE inboxes SET name = ? WHERE id = ?')
    this.#remove = [
      'DELETE FROM metadata WHERE inbox = ?',
      'DELETE FROM subscriptions WHERE inbox = ?',
      'DELETE FROM mailboxes WHERE inbox = ?',
      'DELETE FROM inboxes WHERE id = ?',
    ].map((sql) => db.prepare(sql))
  }

  /** The inbox; made, undeclared, when it is not there. */
  ensure(name: string, tally: Tally): InboxIds {
    return this.#known(name) ?? this.#make(name, isLabelled(name) ? this.#labelTtl : null, tally)
  }

  /** @throws DomainError `no-such-inbox` */
  require(name: string): InboxIds {
    const ids = this.#known(name)
    if (ids === undefined)
      throw new DomainError('no-such-inbox', `There is no inbox ${JSON.stringify(name)}.`)
    return ids
  }

  /** @throws DomainError `inbox-exists` */
  create(name: string, settings: InboxSettings, tally: Tally): void {
    this.#requireFree(name)
    const { inbox } = this.#make(name, null, tally)
    this.#apply(inbox, settings)
  }

  /** @throws DomainError `no-such-inbox`, `inbox-exists` */
  change(was: string, { name = was, ...settings }: InboxChange, tally: Tally): void {
    const { inbox } = this.require(was)
    if (name !== was) {
      this.#requireFree(name)
      this.#rename.run(name, inbox)
      const seq = tally.next()
      this.#event.run(seq, 'inbox.renamed', name, was)
      tally.tell({ type: 'inbox.renamed', seq, inbox: name, was })
    }
    if (name !== was && Object.keys(settings).length === 0) return
    this.#apply(inbox, settings)
    this.#tell('inbox.changed', name, tally)
  }

  /** Notes that the inbox was used, if that counts for it. */
  used(name: string, at: number): void {
    this.#used.run(at, name)
  }

  /** Whether the time to live of the inbox is over. */
  isExpired({ inbox }: InboxIds, now: number): boolean {
    const life = this.#life.get(inbox)
    const end = life === undefined ? null : expiryOf(life)
    return end !== null && end <= now
  }

  /** Forgets the inbox, which must be empty by now. */
  remove(name: string, { inbox }: InboxIds, tally: Tally): void {
    for (const statement of this.#remove) statement.run(inbox)
    this.#tell('inbox.removed', name, tally)
  }

  #make(name: string, ttl: number | null, tally: Tally): InboxIds {
    const now = Date.now()
    const inbox = Number(this.#insert.run(name, now, now, ttl).lastInsertRowid)
    this.#mailboxes.makeFirst(inbox)
    this.#tell('inbox.created', name, tally)
    return { inbox, mailbox: this.#mailboxes.require(inbox, INBOX) }
  }

  /** @throws DomainError `inbox-exists` */
  #requireFree(name: string): void {
    if (this.#known(name) === undefined) return
    throw new DomainError(
      'inbox-exists',
      `There already is an inbox ${JSON.stringify(name)}: change that one, or choose another name.`,
    )
  }

  #known(name: string): InboxIds | undefined {
    const mailbox = this.#find.get(INBOX, name)
    return mailbox && { inbox: mailbox.inbox, mailbox }
  }

  #apply(inbox: number, settings: InboxSettings): void {
    const { password, limits = {}, onRetrieve, imapReadState, ttl, smtpPort } = settings
    const sets = (value: unknown) => (value === undefined ? 0 : 1)
    this.#set.run({
      inbox,
      setsPassword: sets(password),
      password: password ?? null,
      setsMessages: sets(limits.maxMessages),
      maxMessages: limits.maxMessages ?? null,
      setsAge: sets(limits.maxAge),
      maxAge: limits.maxAge ?? null,
      setsBytes: sets(limits.maxBytes),
      maxBytes: limits.maxBytes ?? null,
      setsOnRetrieve: sets(onRetrieve),
      onRetrieve: onRetrieve ?? null,
      setsReadState: sets(imapReadState),
      readState: imapReadState ?? null,
      setsTtl: sets(ttl),
      ttl: ttl ?? null,
      now: Date.now(),
      setsPort: sets(smtpPort),
      port: smtpPort ?? null,
    })
  }

  #tell(type: InboxEvent['type'], inbox: string, tally: Tally): void {
    const seq = tally.next()
    this.#event.run(seq, type, inbox, null)
    tally.tell({ type, seq, inbox })
  }
}

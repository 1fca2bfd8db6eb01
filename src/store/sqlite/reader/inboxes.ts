import type Database from 'better-sqlite3'
import { type Inbox, ON_RETRIEVE, READ_STATES } from '../../../domain/inbox.ts'
import { DomainError } from '../../../domain/trouble.ts'

interface InboxRow {
  readonly name: string
  readonly created_at: number
  readonly password: string | null
  readonly max_messages: number | null
  readonly max_age: number | null
  readonly max_bytes: number | null
  readonly on_retrieve: string | null
  readonly imap_read_state: string | null
  readonly messages: number
  readonly unread: number
  readonly bytes: number
  readonly ttl: number | null
  readonly used_at: number
  readonly smtp_port: number | null
  readonly pruned: number
  readonly pruned_at: number | null
}

export function listInboxes(db: Database.Database): Inbox[] {
  return db.prepare<[], InboxRow>('SELECT * FROM inboxes ORDER BY name').all().map(inboxFrom)
}

/** @throws DomainError `no-such-inbox` */
export function getInbox(db: Database.Database, name: string): Inbox {
  const row = db.prepare<[string], InboxRow>('SELECT * FROM inboxes WHERE name = ?').get(name)
  if (row === undefined) throw noSuchInbox(name)
  return inboxFrom(row)
}

/** @throws DomainError `no-such-inbox` */
export function inboxId(db: Database.Database, name: string): number {
  const row = db.prepare<[string], { id: number }>('SELECT id FROM inboxes WHERE name = ?').get(name)
  if (row === undefined) throw noSuchInbox(name)
  return row.id
}

export function passwords(db: Database.Database): Map<string, string | null> {
  const rows = db.prepare<[], InboxRow>('SELECT name, password FROM inboxes').all()
  return new Map(rows.map(({ name, password }) => [name, password]))
}

function inboxFrom(row: InboxRow): Inbox {
  return {
    name: row.name,
    createdAt: row.created_at,
    declared: row.password !== null,
    messages: row.messages,
    unread: row.unread,
    bytes: row.bytes,
    limits: { maxMessages: row.max_messages, maxAge: row.max_age, maxBytes: row.max_bytes },
    onRetrieve: ON_RETRIEVE.find((policy) => policy === row.on_retrieve) ?? null,
    imapReadState: READ_STATES.find((state) => state === row.imap_read_state) ?? null,
    ttl: row.ttl,
    usedAt: row.used_at,
    smtpPort: row.smtp_port,
    pruned: { count: row.pruned, lastAt: row.pruned_at },
  }
}

function noSuchInbox(name: string): DomainError {
  return new DomainError(
    'no-such-inbox',
    `There is no inbox ${JSON.stringify(name)}: send to it first, or create it.`,
  )
}

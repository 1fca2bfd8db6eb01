import type Database from 'better-sqlite3'
import { FLAG } from '../../../domain/flags.ts'
import { transferred } from '../../../lib/worker-call.ts'
import type { Mailbox } from '../../mailboxes.ts'
import { noSuchMailbox } from '../no-such.ts'
import { inboxId } from './inboxes.ts'

/** A mailbox of an inbox, by what it is known by outside. */
export interface Where {
  readonly inbox: string
  readonly mailbox: string
}

type Row = Omit<Mailbox, 'subscribed'> & { readonly row: number; readonly subscribed: number }

/** A mailbox, and its row's id. */
export interface FoundMailbox {
  readonly row: number
  readonly mailbox: Mailbox
}

const MAILBOX = `
  SELECT b.id AS row, b.object_id AS id, b.name, b.uidvalidity AS uidValidity, b.uidnext AS uidNext,
    b.highest_modseq AS highestModseq, b.messages, b.unseen, b.deleted, b.deleted_bytes AS deletedBytes, b.bytes,
    b.recent_from AS recentFrom, b.special_use AS specialUse,
    iif(b.recent_from = 1, b.messages,
      (SELECT count(*) FROM placements p WHERE p.mailbox = b.id AND p.uid >= b.recent_from)) AS recent,
    EXISTS (SELECT 1 FROM subscriptions s WHERE s.inbox = b.inbox AND s.name = b.name) AS subscribed
  FROM mailboxes b WHERE b.inbox = ?`

/** INBOX was made first. @throws DomainError `no-such-inbox` */
export function listMailboxes(db: Database.Database, inbox: string): Mailbox[] {
  const rows = db.prepare<[number], Row>(`${MAILBOX} ORDER BY b.id`).all(inboxId(db, inbox))
  return rows.map((row) => foundFrom(row).mailbox)
}

/** @throws DomainError `no-such-inbox`, `no-such-mailbox` */
export function getMailbox(db: Database.Database, inbox: string, name: string): FoundMailbox {
  const row = db.prepare<[number, string], Row>(`${MAILBOX} AND b.name = ?`).get(inboxId(db, inbox), name)
  if (row === undefined) throw noSuchMailbox(name)
  return foundFrom(row)
}

/** @throws DomainError `no-such-inbox`, `no-such-mailbox` */
export function findMailbox(db: Database.Database, { inbox, mailbox }: Where): FoundMailbox {
  const sql = `${MAILBOX} AND b.object_id = ?`
  const row = db.prepare<[number, string], Row>(sql).get(inboxId(db, inbox), mailbox)
  if (row === undefined) throw noSuchMailbox()
  return foundFrom(row)
}

/** @throws DomainError `no-such-inbox` */
export function subscriptionsOf(db: Database.Database, inbox: string): string[] {
  const sql = 'SELECT name FROM subscriptions WHERE inbox = ? ORDER BY name'
  return db.prepare(sql).pluck().all(inboxId(db, inbox)) as string[]
}

/** All UIDs of a mailbox, or those that bear the flag for deletion. @throws DomainError `no-such-mailbox` */
export function uidsOf(db: Database.Database, where: Where, deletedOnly: boolean): Uint32Array {
  const { row } = findMailbox(db, where)
  const bearing = deletedOnly ? `AND flags & ${FLAG.deleted} <> 0` : ''
  const sql = `SELECT uid FROM placements WHERE mailbox = ? ${bearing} ORDER BY uid`
  const uids = Uint32Array.from(db.prepare(sql).pluck().all(row) as number[])
  return transferred(uids, [uids.buffer])
}

/** @param name `null`: of the inbox itself @throws DomainError `no-such-inbox`, `no-such-mailbox` */
export function metadataOf(
  db: Database.Database,
  inbox: string,
  name: string | null,
): Map<string, Uint8Array> {
  const mailbox = name === null ? 0 : getMailbox(db, inbox, name).row
  const rows = db
    .prepare<[number, number], { readonly entry: string; readonly value: Uint8Array }>(
      'SELECT entry, value FROM metadata WHERE inbox = ? AND mailbox = ? ORDER BY entry',
    )
    .all(inboxId(db, inbox), mailbox)
  return new Map(rows.map(({ entry, value }) => [entry, Uint8Array.from(value)]))
}

function foundFrom({ row, subscribed, ...facts }: Row): FoundMailbox {
  return { row, mailbox: { ...facts, subscribed: subscribed === 1 } }
}

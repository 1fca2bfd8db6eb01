import type Database from 'better-sqlite3'
import { Appender } from './append.ts'
import { InboxRows } from './inbox-rows.ts'
import { Ledger } from './ledger.ts'
import { MailboxRows } from './mailbox-rows.ts'
import { MessageChanges } from './message-changes.ts'
import { MessageRows } from './message-rows.ts'
import { MetadataRows } from './metadata-rows.ts'
import { PlacementChanges } from './placement-changes.ts'
import { RetentionRows } from './retention.ts'
import { SessionRows } from './session-rows.ts'
import { TagRows } from './tag-rows.ts'

/** What is made anew when the database is opened again. */
export interface Rows {
  readonly db: Database.Database
  readonly ledger: Ledger
  readonly inboxes: InboxRows
  readonly mailboxes: MailboxRows
  readonly appender: Appender
  readonly messages: MessageChanges
  readonly placements: PlacementChanges
  readonly metadata: MetadataRows
  readonly retention: RetentionRows
  readonly sessions: SessionRows
}

/** @param labelTtl of inboxes of labels that a first use makes; see `StoreOptions` */
export function rowsOf(db: Database.Database, labelTtl: number | null): Rows {
  const mailboxes = new MailboxRows(db)
  const inboxes = new InboxRows(db, mailboxes, labelTtl)
  const tags = new TagRows(db)
  const messages = new MessageRows(db, tags)
  return {
    db,
    ledger: new Ledger(db),
    inboxes,
    mailboxes,
    appender: new Appender(db, { inboxes, mailboxes, tags }),
    messages: new MessageChanges(messages, mailboxes),
    placements: new PlacementChanges(messages),
    metadata: new MetadataRows(db),
    retention: new RetentionRows(db),
    sessions: new SessionRows(db),
  }
}

import type Database from 'better-sqlite3'
import type { MailEvent } from '../../../domain/events.ts'
import type { Inbox } from '../../../domain/inbox.ts'
import type { StoredMessage } from '../../../domain/message.ts'
import type { Query } from '../../../domain/query.ts'
import type { Session, SessionSummary } from '../../../domain/session.ts'
import type { MapField } from '../../../domain/structure.ts'
import { DomainError } from '../../../domain/trouble.ts'
import type { Changes, Mailbox, Placements, Standing } from '../../mailboxes.ts'
import type { Listing, MessagePage } from '../../store.ts'
import { openForReading } from '../connection.ts'
import { asDomainError } from '../failure.ts'
import type { MapRow } from '../maps/row.ts'
import type { StorePaths } from '../paths.ts'
import { type ContentColumns, readContents } from './contents.ts'
import { Deadline } from './deadline.ts'
import { eventsSince } from './events.ts'
import { getInbox, listInboxes } from './inboxes.ts'
import { ListReader } from './list.ts'
import { getMailbox, listMailboxes, metadataOf, subscriptionsOf, uidsOf, type Where } from './mailboxes.ts'
import { MapReader } from './maps.ts'
import { type BodyPlace, MessageReader } from './message.ts'
import { readChanges, readPlacements } from './placements.ts'
import { MailboxSearch } from './search.ts'
import { getSession, listSessions, type SessionRange } from './sessions.ts'

export interface ReaderOptions {
  readonly paths: StorePaths
  /** Longest time for a search, in milliseconds. */
  readonly searchMs: number
}

/** Every read of a store, on one connection that cannot write. */
export class ReaderEngine {
  readonly #db: Database.Database
  readonly #paths: StorePaths
  readonly #lists: ListReader
  readonly #searches: MailboxSearch
  readonly #messages: MessageReader
  readonly #maps: MapReader

  constructor({ paths, searchMs }: ReaderOptions) {
    this.#db = openForReading(paths)
    this.#paths = paths
    const deadline = new Deadline(this.#db, searchMs)
    this.#lists = new ListReader(this.#db, deadline)
    this.#searches = new MailboxSearch(this.#db, deadline)
    this.#messages = new MessageReader(this.#db)
    this.#maps = new MapReader(this.#db)
  }

  inboxes(): readonly Inbox[] {
    return this.#read(() => listInboxes(this.#db))
  }

  inbox(name: string): Inbox {
    return this.#read(() => getInbox(this.#db, name))
  }

  mailboxes(inbox: string): readonly Mailbox[] {
    return this.#read(() => listMailboxes(this.#db, inbox))
  }

  mailbox(inbox: string, name: string): Mailbox {
    return this.#read(() => getMailbox(this.#db, inbox, name).mailbox)
  }

  subscriptions(inbox: string): readonly string[] {
    return this.#read(() => subscriptionsOf(this.#db, inbox))
  }

  metadata(inbox: string, name: string | null): ReadonlyMap<string, Uint8Array> {
    return this.#read(() => metadataOf(this.#db, inbox, name))
  }

  placements(where: Where, uids: Uint32Array | undefined): Placements {
    return this.#read(() => readPlacements(this.#db, where, uids))
  }

  changes(where: Where, sinceModseq: number): Changes {
    return this.#read(() => readChanges(this.#db, where, sinceModseq))
  }

  search(where: Where, query: Query, uids: Uint32Array | undefined): Uint32Array {
    return this.#read(() => this.#searches.find(where, query, uids))
  }

  uids(where: Where, deletedOnly: boolean): Uint32Array {
    return this.#read(() => uidsOf(this.#db, where, deletedOnly))
  }

  contents(inbox: string, which: Standing): ContentColumns {
    return this.#read(() => readContents(this.#db, this.#paths.bodies, inbox, which))
  }

  list(listing: Listing): MessagePage {
    return this.#read(() => this.#lists.list(listing))
  }

  /** Ids of all that match, by seq. */
  matching(inbox: string | null, query: Query): readonly string[] {
    return this.#read(() => this.#lists.ids(inbox, query))
  }

  message(id: string): StoredMessage {
    return this.#read(() => this.#messages.get(id))
  }

  maps(ids: readonly string[], fields: readonly MapField[]): readonly (MapRow | null)[] {
    return this.#read(() => this.#maps.read(ids, fields))
  }

  body(id: string): BodyPlace {
    return this.#read(() => this.#messages.body(id))
  }

  eventsSince(seq: number, limit: number): readonly MailEvent[] {
    return this.#read(() => eventsSince(this.#db, seq, limit))
  }

  session(id: string): Session | undefined {
    return this.#read(() => getSession(this.#db, id))
  }

  sessions(page: SessionRange): readonly SessionSummary[] {
    return this.#read(() => listSessions(this.#db, page))
  }

  /** How many messages, and octets in the database, index and bodies. */
  totals(): { readonly messages: number; readonly bytes: number } {
    return this.#read(() => {
      const messages = Number(
        this.#db.prepare('SELECT coalesce(sum(messages), 0) FROM inboxes').pluck().get(),
      )
      const inFiles = Number(
        this.#db.prepare('SELECT coalesce(sum(size), 0) FROM messages WHERE in_file = 1').pluck().get(),
      )
      const pages = ['main', 'idx'].map(
        (schema) =>
          Number(this.#db.pragma(`${schema}.page_count`, { simple: true })) *
          Number(this.#db.pragma(`${schema}.page_size`, { simple: true })),
      )
      return { messages, bytes: pages.reduce((sum, size) => sum + size, inFiles) }
    })
  }

  /** Which of these ids have a row. */
  known(ids: readonly string[]): readonly string[] {
    const find = this.#db.prepare('SELECT 1 FROM messages WHERE id = ?')
    return this.#read(() => ids.filter((id) => find.get(id) !== undefined))
  }

  close(): void {
    this.#db.close()
  }

  #read<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw error instanceof DomainError ? error : asDomainError(error)
    }
  }
}

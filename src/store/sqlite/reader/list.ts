import type Database from 'better-sqlite3'
import type { Address, MessageSummary } from '../../../domain/message.ts'
import type { Query } from '../../../domain/query.ts'
import { ROUTE_RULES, type RoutedBy } from '../../../domain/routing.ts'
import type { Listing, MessagePage } from '../../store.ts'
import type { Indexed } from '../index/search-index.ts'
import { compileQuery } from '../search/compile.ts'
import type { Deadline } from './deadline.ts'
import { inboxId } from './inboxes.ts'
import { jsonOr } from './json.ts'

export interface SummaryRow {
  readonly id: string
  readonly seq: number
  readonly inbox: string
  readonly received_at: number
  readonly size: number
  readonly flags: number | null
  readonly tags: string | null
  readonly summary: string | null
  readonly route_rule: string | null
  readonly route_detail: string | null
}

/** The columns of a {@link SummaryRow} and the tables they come from. */
export const SUMMARY = {
  columns: `m.id, m.seq, i.name AS inbox, m.received_at, m.size, m.route_rule, m.route_detail, p.flags, d.summary,
    (SELECT json_group_array(t.tag ORDER BY t.tag) FROM tags t WHERE t.message = m.seq) AS tags`,
  tables: `messages m CROSS JOIN inboxes i ON i.id = m.inbox
    LEFT JOIN placements p ON p.message = m.seq
      AND (p.mailbox, p.uid) = (SELECT q.mailbox, q.uid FROM placements q WHERE q.message = m.seq ORDER BY q.mailbox, q.uid LIMIT 1)
    LEFT JOIN idx.digests d ON d.seq = m.seq`,
} as const

const EMPTY = { from: [] as Address[], to: [] as Address[], subject: '', attachments: 0, preview: '' }

export function summaryFrom(row: SummaryRow): MessageSummary {
  const { from, to, subject, attachments, preview } = jsonOr(row.summary, EMPTY)
  const flags = row.flags ?? 0
  return {
    id: row.id,
    seq: row.seq,
    inbox: row.inbox,
    from,
    to,
    subject,
    receivedAt: row.received_at,
    size: Math.max(0, row.size),
    seen: (flags & 1) !== 0,
    flagged: (flags & 4) !== 0,
    tags: jsonOr<string[]>(row.tags, []),
    attachments,
    preview,
    routedBy: routedByFrom(row),
  }
}

function routedByFrom({ route_rule, route_detail }: SummaryRow): RoutedBy | null {
  const rule = ROUTE_RULES.find((known) => known === route_rule)
  return rule === undefined ? null : { rule, detail: route_detail ?? '' }
}

interface Filter {
  /** Holds only for messages that the index has, as far as the query looks at it. */
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/** Lists and searches. */
export class ListReader {
  readonly #db: Database.Database
  readonly #deadline: Deadline

  constructor(db: Database.Database, deadline: Deadline) {
    this.#db = db
    this.#deadline = deadline
  }

  list(listing: Listing): MessagePage {
    return this.#db.transaction(() => this.#deadline.run(() => this.#page(listing)))()
  }

  ids(inbox: string | null, query: Query): string[] {
    const filter = this.#filter(inbox, query)
    const sql = `SELECT m.id FROM ${SUMMARY.tables} WHERE ${filter.sql} AND in_time() ORDER BY m.seq`
    return this.#deadline.run(
      () =>
        this.#db
          .prepare(sql)
          .pluck()
          .all(...filter.parameters) as string[],
    )
  }

  #page(listing: Listing): MessagePage {
    const filter = this.#filter(listing.inbox, listing.query)
    const indexed = this.#indexed(compileQuery(listing.query).needs === 'text' ? 'text' : 'digests')
    const cursor = Math.min(indexed, this.#number("SELECT value FROM meta WHERE key = 'seq'"))
    const direction = listing.order === 'asc' ? 'ASC' : 'DESC'
    const sql = `SELECT ${SUMMARY.columns} FROM ${SUMMARY.tables}
      WHERE ${filter.sql} AND m.seq < ? AND m.seq > ? AND in_time() ORDER BY m.seq ${direction} LIMIT ?`
    // What was committed after the index was asked for would be shown without its subject: it comes after the cursor.
    const before = Math.min(listing.before ?? Number.MAX_SAFE_INTEGER, indexed + 1)
    const bounds = [before, listing.after ?? 0, listing.limit]
    const rows = this.#db.prepare(sql).all(...filter.parameters, ...bounds) as SummaryRow[]
    const total = listing.uncounted === true ? 0 : this.#total(listing, filter)
    return { messages: rows.map(summaryFrom), total, cursor }
  }

  #total({ inbox, query }: Listing, filter: Filter): number {
    const everything = query.kind === 'all' && query.of.length === 0
    if (everything) {
      const [where, parameters] = inbox === null ? ['1', []] : ['name = ?', [inbox]]
      return Number(
        this.#db
          .prepare(`SELECT coalesce(sum(messages), 0) FROM inboxes WHERE ${where}`)
          .pluck()
          .get(...parameters),
      )
    }
    const sql = `SELECT count(*) FROM ${SUMMARY.tables} WHERE ${filter.sql} AND in_time()`
    return Number(
      this.#db
        .prepare(sql)
        .pluck()
        .get(...filter.parameters),
    )
  }

  #filter(inbox: string | null, query: Query): Filter {
    const { sql, parameters, needs } = compileQuery(query)
    const known = needs === 'nothing' ? '' : `m.seq <= ${this.#indexed(needs)} AND `
    if (inbox === null) return { sql: known + sql, parameters }
    return { sql: `m.inbox = ? AND ${known}${sql}`, parameters: [inboxId(this.#db, inbox), ...parameters] }
  }

  /** The last seq up to which the index has it of every message. */
  #indexed(what: Indexed): number {
    return this.#number(`SELECT value FROM idx.meta WHERE key = '${what}'`)
  }

  #number(sql: string): number {
    return Number(this.#db.prepare(sql).pluck().get())
  }
}

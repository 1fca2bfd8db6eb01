import type Database from 'better-sqlite3'
import type { Query } from '../../../domain/query.ts'
import { transferred } from '../../../lib/worker-call.ts'
import { compileQuery } from '../search/compile.ts'
import type { SeqRange } from '../search/leaf.ts'
import type { Deadline } from './deadline.ts'
import { findMailbox, type Where } from './mailboxes.ts'

/** The rows that are looked at, as a condition over `placements p`. */
interface Scope {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/** Searches of one mailbox. */
export class MailboxSearch {
  readonly #db: Database.Database
  readonly #deadline: Deadline

  constructor(db: Database.Database, deadline: Deadline) {
    this.#db = db
    this.#deadline = deadline
  }

  /**
   * UIDs of what matches, ascending.
   * @param uids only these
   * @throws DomainError `no-such-inbox`, `no-such-mailbox`, `search-timeout`
   */
  find(where: Where, query: Query, uids: Uint32Array | undefined): Uint32Array {
    return this.#db.transaction(() => {
      const { row } = findMailbox(this.#db, where)
      const only = uids === undefined ? '' : ' AND p.uid IN (SELECT value FROM json_each(?))'
      const given = uids === undefined ? [] : [JSON.stringify([...uids])]
      const scope = { sql: `p.mailbox = ?${only}`, parameters: [row, ...given] }
      const found = this.#deadline.run(() => this.#find(scope, query))
      return transferred(found, [found.buffer])
    })()
  }

  #find(scope: Scope, query: Query): Uint32Array<ArrayBuffer> {
    const within = this.#seqs(scope)
    if (within === undefined) return new Uint32Array()
    const { sql, parameters, needs } = compileQuery(query, { within, comparator: 'casemap' })
    const known =
      needs === 'nothing' ? '' : `AND m.seq <= (SELECT value FROM idx.meta WHERE key = '${needs}')`
    // It begins from the mailbox, which may hold few of the store's messages.
    const statement = this.#db.prepare(
      `SELECT p.uid FROM placements p CROSS JOIN messages m ON m.seq = p.message
       WHERE ${scope.sql} ${known} AND ${sql} AND in_time() ORDER BY p.uid`,
    )
    return Uint32Array.from(statement.pluck().all(...scope.parameters, ...parameters) as number[])
  }

  /** Between which seqs its messages are; `undefined` when there are none. */
  #seqs({ sql, parameters }: Scope): SeqRange | undefined {
    const select = `SELECT min(p.message) AS first, max(p.message) AS last FROM placements p WHERE ${sql}`
    const { first, last } = this.#db.prepare(select).get(...parameters) as Record<string, number | null>
    return first == null || last == null ? undefined : [first, last]
  }
}

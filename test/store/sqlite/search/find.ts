import type Database from 'better-sqlite3'
import type { Query } from '../../../../src/domain/query.ts'
import { parseSearch } from '../../../../src/domain/search/parse.ts'
import { compileQuery } from '../../../../src/store/sqlite/search/compile.ts'

/** Seqs of the messages that match, ascending. */
export function find(reader: Database.Database, search: string | Query): number[] {
  const { sql, parameters } = compileQuery(typeof search === 'string' ? parseSearch(search) : search)
  const statement = `SELECT m.seq FROM messages m JOIN placements p ON p.message = m.seq WHERE ${sql} ORDER BY m.seq`
  return reader
    .prepare<unknown[], number>(statement)
    .pluck()
    .all(...parameters)
}

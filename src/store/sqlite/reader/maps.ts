import type Database from 'better-sqlite3'
import type { MapField } from '../../../domain/structure.ts'
import type { MapRow } from '../maps/row.ts'

/** Characters after which an answer is long enough: structures of hostile mail have most of a MiB each. */
const ENOUGH = 4 * 1024 * 1024

const COLUMNS: Readonly<Record<MapField, string>> = {
  threading: 'x.threading',
  envelope: 'x.envelope',
  structure: 'x.structure',
  preview: 'd.summary',
}

/** Reads of the maps of many messages, as JSON: parsing is left to who asks, for this thread serves all. */
export class MapReader {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement<[string], MapRow>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Of the first of these messages, as many as make an answer long enough, at least one; `null` for one that is gone. */
  read(ids: readonly string[], fields: readonly MapField[]): readonly (MapRow | null)[] {
    const find = this.#find(new Set(fields))
    const rows: (MapRow | null)[] = []
    let length = 0
    for (const id of ids) {
      const row = find.get(id) ?? null
      rows.push(row)
      if (row !== null) length += lengthOf(row)
      if (length >= ENOUGH) break
    }
    return rows
  }

  /** Columns that are not asked for are not read. */
  #find(fields: ReadonlySet<MapField>): Database.Statement<[string], MapRow> {
    const column = (field: MapField): string => (fields.has(field) ? COLUMNS[field] : 'NULL')
    const sql = `SELECT max(m.size, 0) AS size, x.warning, ${column('threading')} AS threading,
        ${column('envelope')} AS envelope, ${column('structure')} AS structure, ${column('preview')} AS summary
      FROM messages m LEFT JOIN idx.maps x ON x.seq = m.seq
        ${fields.has('preview') ? 'LEFT JOIN idx.digests d ON d.seq = m.seq' : ''} WHERE m.id = ?`
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#db.prepare<[string], MapRow>(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

function lengthOf({ threading, envelope, structure, summary }: MapRow): number {
  return [threading, envelope, structure, summary].reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

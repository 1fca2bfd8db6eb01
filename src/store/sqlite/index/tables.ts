import type Database from 'better-sqlite3'
import { fold } from '../../../domain/search/fold.ts'
import type { IndexRows } from './rows.ts'

const TABLES = ['digests', 'fields', 'maps', 'headers', 'parts', 'texts'] as const

/** Everything up to these seqs is in the index. */
export interface Cursors {
  readonly digests: number
  readonly text: number
}

/** All statements that change the index. Rows and the cursor that covers them go in together. */
export class IndexTables {
  readonly #db: Database.Database
  readonly #setCursor: Database.Statement
  readonly #inserts: readonly Database.Statement[]
  readonly #pending: Database.Statement<[number, number], SearchTexts>
  readonly #insertBody: Database.Statement
  readonly #insertTrigrams: Database.Statement
  readonly #deletes: readonly Database.Statement[]

  constructor(db: Database.Database) {
    this.#db = db
    this.#setCursor = db.prepare('UPDATE meta SET value = ? WHERE key = ?')
    this.#inserts = [
      'INSERT OR REPLACE INTO digests VALUES (@seq, @summary, @digest, @text)',
      `INSERT OR REPLACE INTO fields VALUES
         (@seq, @attachments, @html, @sentDay, @subject, @sender, @recipient, @copy, @blind, @filename)`,
      'INSERT OR REPLACE INTO headers VALUES (@seq, @headers)',
      // Most messages have none.
      `INSERT OR REPLACE INTO parts SELECT @seq, @partHeaders, @partText WHERE @partHeaders <> '' OR @partText <> ''`,
      'INSERT OR REPLACE INTO maps VALUES (@seq, @warning, @threading, @envelope, @structure)',
    ].map((sql) => db.prepare(sql))
    this.#pending = db.prepare(
      `SELECT f.*, d.text, p.body AS partText FROM fields f JOIN digests d ON d.seq = f.seq
         LEFT JOIN parts p ON p.seq = f.seq WHERE f.seq > ? ORDER BY f.seq LIMIT ?`,
    )
    this.#insertBody = db.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?)')
    this.#insertTrigrams = db.prepare('INSERT OR REPLACE INTO trigrams (rowid, text) VALUES (?, ?)')
    this.#deletes = [
      ...TABLES.map((table) => db.prepare(`DELETE FROM ${table} WHERE seq = ?`)),
      db.prepare('DELETE FROM trigrams WHERE rowid = ?'),
    ]
  }

  cursors(): Cursors {
    const value = this.#db.prepare<[string], number>('SELECT value FROM meta WHERE key = ?').pluck()
    return { digests: value.get('digests') ?? 0, text: value.get('text') ?? 0 }
  }

  putDigests(rows: readonly IndexRows[], cursor: number): void {
    this.#db.transaction(() => {
      for (const row of rows) for (const insert of this.#inserts) insert.run(row)
      this.#setCursor.run(cursor, 'digests')
    })()
  }

  /** Makes at most `most` messages after `cursor` searchable by their text, for about `ms`. @returns their seqs */
  putTexts(cursor: number, most: number, ms: number): readonly number[] {
    const rows = this.#pending.all(cursor, most)
    const until = performance.now() + ms
    const done: number[] = []
    this.#db.transaction(() => {
      for (const row of rows) {
        const body = fold(row.text)
        const { subject, sender, recipient, copy, blind, filename } = row
        this.#insertBody.run(row.seq, body)
        this.#insertTrigrams.run(
          row.seq,
          [subject, sender, recipient, copy, blind, filename, body, row.partText ?? ''].join('\n'),
        )
        done.push(row.seq)
        if (performance.now() > until) break
      }
      if (done.length > 0) this.#setCursor.run(done.at(-1), 'text')
    })()
    return done
  }

  remove(seqs: readonly number[]): void {
    this.#db.transaction(() => {
      for (const seq of seqs) for (const statement of this.#deletes) statement.run(seq)
    })()
  }

  /** Seqs that have a digest, above `after`, ascending. */
  seqsAfter(after: number, most: number): readonly number[] {
    const sql = 'SELECT seq FROM fields WHERE seq > ? ORDER BY seq LIMIT ?'
    return this.#db.prepare<[number, number], number>(sql).pluck().all(after, most)
  }

  clear(): void {
    this.#db.transaction(() => {
      for (const table of TABLES) this.#db.exec(`DELETE FROM ${table}`)
      this.#db.exec("INSERT INTO trigrams (trigrams) VALUES ('delete-all')")
      this.#db.exec("UPDATE meta SET value = 0 WHERE key IN ('digests', 'text')")
    })()
  }
}

interface SearchTexts {
  readonly seq: number
  readonly subject: string
  readonly sender: string
  readonly recipient: string
  readonly copy: string
  readonly blind: string
  readonly filename: string
  readonly text: string
  readonly partText: string | null
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Digest, MessageFacts } from '../../../../src/domain/message.ts'
import { silentLog } from '../../../../src/lib/log.ts'
import { openForReading } from '../../../../src/store/sqlite/connection.ts'
import { createIndexFile } from '../../../../src/store/sqlite/index/schema.ts'
import { createIndex, type Index, type IndexOptions } from '../../../../src/store/sqlite/index/start.ts'
import { MIGRATIONS } from '../../../../src/store/sqlite/migrations/all.ts'
import { type StorePaths, storePaths } from '../../../../src/store/sqlite/paths.ts'

export const DIGEST_MODULE = new URL('./json-digest.mjs', import.meta.url)
export const STORE_ID = 'store-of-this-test'

export interface TestMessage {
  /** What json-digest.mjs makes a digest of; a string is taken as it is. `null`: the body is lost. */
  readonly content: (Partial<Digest> & Partial<Pick<MessageFacts, 'parts' | 'sentDay'>>) | string | null
  readonly recipients?: readonly string[]
  readonly flags?: number
  readonly tags?: readonly string[]
  /** Octets that the body is filled up to. */
  readonly size?: number
  readonly receivedAt?: number
}

/** A store's database with messages written straight into it, for what reads it. */
export class TruthOnDisk implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'sandpost-index-'))
  readonly paths: StorePaths = storePaths(join(this.folder, 'store.db'))
  readonly db = new Database(this.paths.database)
  #seq = 0

  constructor() {
    this.db.pragma('journal_mode = WAL')
    this.db.pragma('synchronous = OFF')
    for (const step of MIGRATIONS) this.db.exec(step)
    this.db.exec("INSERT INTO meta VALUES ('seq', 0)")
  }

  /** @returns its seq */
  add(message: TestMessage): number {
    this.#seq += 1
    const seq = this.#seq
    const { flags = 0, receivedAt = seq } = message
    const bytes = bytesOf(message)
    const to = (message.recipients ?? []).map((address) => ({ address, parameters: {} }))
    this.db.transaction(() => {
      this.db
        .prepare(
          `INSERT INTO messages (seq, id, inbox, received_at, size, sha256, in_file, envelope, remarks)
           VALUES (?, ?, 1, ?, ?, ?, 0, ?, ?)`,
        )
        .run(
          seq,
          `m${seq}`,
          receivedAt,
          bytes?.length ?? 0,
          '',
          JSON.stringify({ from: '', parameters: {}, to }),
          '[]',
        )
      this.db.prepare('INSERT INTO bodies VALUES (?, ?)').run(seq, bytes)
      this.db
        .prepare(
          'INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date) VALUES (1, ?, ?, ?, ?, 0)',
        )
        .run(seq, seq, flags, seq)
      for (const tag of message.tags ?? []) this.db.prepare('INSERT INTO tags VALUES (?, ?)').run(seq, tag)
      this.db.prepare("UPDATE meta SET value = ? WHERE key = 'seq'").run(seq)
    })()
    return seq
  }

  remove(seq: number): void {
    this.db.prepare('DELETE FROM messages WHERE seq = ?').run(seq)
  }

  /** Makes the index file when need be, and starts the thread. */
  async index(settings?: Partial<IndexOptions>): Promise<Index> {
    const index = this.created(settings)
    await index.start()
    return index
  }

  created(settings: Partial<IndexOptions> = {}): Index {
    createIndexFile(this.paths.index, STORE_ID)
    return createIndex({
      databasePath: this.paths.database,
      bodiesPath: this.paths.bodies,
      indexPath: this.paths.index,
      digestModule: DIGEST_MODULE,
      log: silentLog,
      ...settings,
    })
  }

  /** The index as a reader sees it. */
  reader(): Database.Database {
    return openForReading(this.paths)
  }

  [Symbol.dispose](): void {
    this.db.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function bytesOf({ content, size = 0 }: TestMessage): Buffer | null {
  if (content === null) return null
  return Buffer.from((typeof content === 'string' ? content : JSON.stringify(content)).padEnd(size))
}

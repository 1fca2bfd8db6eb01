import Database from 'better-sqlite3'
import type { StorePaths } from './paths.ts'
import { addSearchFunctions } from './search/functions.ts'

export type Durability = 'full' | 'fast' | 'none'

/** `Spst`, so that `file` and we can tell a store from any other SQLite file. */
export const APPLICATION = 0x53707374

/** How long the writer waits for another program's lock before it says busy, in milliseconds. */
const BUSY_TIMEOUT = 250

/** Pages in the write-ahead log before it is moved into the database: 32 MiB, so that a burst is not held up. */
const CHECKPOINT_PAGES = 8_192

const SYNCHRONOUS = { none: 'OFF', fast: 'NORMAL', full: 'FULL' } as const
const NAMES = ['OFF', 'NORMAL', 'FULL', 'EXTRA']

/**
 * Opens the truth for writing: WAL, and with `full` a sync for every commit (and through the disk's cache on macOS).
 * @throws Error when the database does not take these settings
 */
export function openForWriting(paths: StorePaths, durability: Durability): Database.Database {
  const db = new Database(paths.database, { fileMustExist: true, timeout: BUSY_TIMEOUT })
  db.pragma('journal_mode = WAL')
  db.pragma(`synchronous = ${SYNCHRONOUS[durability]}`)
  if (durability === 'full') {
    db.pragma('fullfsync = 1')
    db.pragma('checkpoint_fullfsync = 1')
  }
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -8000')
  db.pragma('journal_size_limit = 67108864')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  const settings = settingsOf(db)
  if (settings !== `WAL, synchronous=${SYNCHRONOUS[durability]}`) {
    db.close()
    throw new Error(`it runs with ${settings}, not with WAL and synchronous=${SYNCHRONOUS[durability]}`)
  }
  return db
}

/** How much a commit promises, read back: `WAL, synchronous=FULL`. */
export function settingsOf(db: Database.Database): string {
  const journal = String(db.pragma('journal_mode', { simple: true })).toUpperCase()
  return `${journal}, synchronous=${NAMES[Number(db.pragma('synchronous', { simple: true }))]}`
}

/** Opens the truth for reading, with the index beside it as `idx`. */
export function openForReading(paths: StorePaths): Database.Database {
  const db = new Database(paths.database, { fileMustExist: true, readonly: true, timeout: BUSY_TIMEOUT })
  db.prepare('ATTACH ? AS idx').run(paths.index)
  addSearchFunctions(db)
  db.pragma('query_only = 1')
  db.pragma('main.cache_size = -4000')
  return db
}

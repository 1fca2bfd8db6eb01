import {
  chmodSync,
  closeSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { StoreStartError } from '../start-error.ts'
import { APPLICATION } from './connection.ts'
import { migrate } from './migrate.ts'
import type { StorePaths } from './paths.ts'
import { codeOf, damaged, explained, notDatabase, unusable } from './unusable.ts'

/** SQLite from this version on has the WAL fixes that we rely on. */
const OLDEST_SQLITE = [3, 51, 3] as const
/** A database up to this size is checked whole at every start; it takes a fraction of a second. */
const CHECKED_SIZE = 64 * 1024 ** 2
/** What every SQLite file begins with, and where its application's number is (SQLite file format §1.3). */
const MAGIC = 'SQLite format 3\0'
const APPLICATION_AT = 68
/** A file's name may have 255 octets on most systems; the longest that we and SQLite add is `-index-journal`. */
const LONGEST_NAME = 255 - '-index-journal'.length

/**
 * Looks at what is in the store's place, and changes nothing: nothing is made beside what is not ours.
 * @throws StoreStartError when it is no store
 */
export function requireStoreOrNothing(path: string): void {
  if (Buffer.byteLength(basename(path)) > LONGEST_NAME)
    throw new StoreStartError(
      `${path} is too long a name: give --store one of at most ${LONGEST_NAME} octets.`,
    )
  const facts = factsOf(path)
  if (facts === undefined) return
  if (facts.isDirectory())
    throw new StoreStartError(`${path} is a folder: give --store the path of a file in it.`)
  if (!facts.isFile()) throw new StoreStartError(`${path} is no regular file: give --store another path.`)
  if (facts.size === 0) {
    throw new StoreStartError(
      `${path} is empty, not a Sandpost store: remove it if it is not needed, or give --store another path.`,
    )
  }
  const head = explained(path, () => headOf(path))
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) throw notDatabase(path)
  if (head.readUInt32BE(APPLICATION_AT) !== APPLICATION)
    throw new StoreStartError(`${path} is another program's SQLite database: give --store another path.`)
}

/**
 * Makes the database where there is none; checks the one that is there, and never replaces it.
 * @throws StoreStartError
 */
export function prepareDatabase({ database }: StorePaths): void {
  const facts = factsOf(database)
  if (facts === undefined) createDatabase(database)
  else if (facts.size <= CHECKED_SIZE) checkWhole(database)
  chmodSync(database, 0o600)
}

/** Brings an existing database to this release's schema. @throws StoreStartError */
export function updateSchema(db: Database.Database, path: string): void {
  explained(path, () => migrate(db, path))
}

/** @throws StoreStartError when the library is too old to be trusted */
export function requireSqlite(version: string = versionOfSqlite()): void {
  const parts = version.split('.').map(Number)
  const at = OLDEST_SQLITE.findIndex((oldest, index) => parts[index] !== oldest)
  const older = at >= 0 && (parts[at] ?? 0) < (OLDEST_SQLITE[at] ?? 0)
  if (older && process.env.SANDPOST_ANY_SQLITE !== 'true') {
    throw new StoreStartError(
      `SQLite ${version} is older than ${OLDEST_SQLITE.join('.')} and may lose mail: run npm rebuild better-sqlite3, or set SANDPOST_ANY_SQLITE=true.`,
    )
  }
}

function versionOfSqlite(): string {
  const db = new Database(':memory:')
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}

function factsOf(path: string): Stats | undefined {
  try {
    lstatSync(path)
    return statSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && !isDangling(path)) return undefined
    throw unusable(path, error)
  }
}

function isDangling(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Made whole under another name first, so that a file by the right name is always a store. */
function createDatabase(path: string): void {
  const fresh = `${path}-new`
  explained(path, () => {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(fresh + end, { force: true })
    const db = new Database(fresh)
    try {
      // From the start, so that threads that open it side by side find it so.
      db.pragma('journal_mode = WAL')
      migrate(db, path)
    } finally {
      db.close()
    }
    chmodSync(fresh, 0o600)
    renameSync(fresh, path)
  })
}

/** The beginning of a file; octets that it does not have are zero. */
function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(APPLICATION_AT + 4)
    readSync(file, head)
    return head
  } finally {
    closeSync(file)
  }
}

function checkWhole(path: string): void {
  explained(path, () => {
    const db = new Database(path, { fileMustExist: true })
    try {
      check(db, path)
    } finally {
      db.close()
    }
  })
}

/** @throws StoreStartError when a page is damaged */
export function check(db: Database.Database, path: string): void {
  const verdict = String(db.prepare('PRAGMA quick_check(1)').pluck().get())
  if (verdict !== 'ok') throw damaged(path, verdict)
}

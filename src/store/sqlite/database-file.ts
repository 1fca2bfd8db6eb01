import {
  chmodSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  type Stats,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreStartError } from '../start-error.ts'
import { APPLICATION } from './connection.ts'
import { migrate } from './migrate.ts'
import type { StorePaths } from './paths.ts'

/** SQLite from this version on has the WAL fixes that we rely on. */
const OLDEST_SQLITE = [3, 51, 3] as const
/** A database up to this size is checked whole at every start; it takes a fraction of a second. */
const CHECKED_SIZE = 64 * 1024 ** 2
/** `f_type` of file systems that other machines share, where WAL cannot work: NFS, SMB, CIFS, SMB2. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42])

/**
 * Makes the database where there is none; examines the one that is there, and never replaces it.
 * @throws StoreStartError
 */
export function prepareDatabase(paths: StorePaths): void {
  const facts = factsOf(paths.database)
  if (facts === undefined) createDatabase(paths.database)
  else examine(paths.database, facts)
  chmodSync(paths.database, 0o600)
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

/** Makes the store's folders, for their owner alone. @throws StoreStartError */
export function makeFolders(paths: StorePaths): void {
  explained(paths.database, () => {
    mkdirSync(dirname(paths.database), { recursive: true, mode: 0o700 })
    mkdirSync(paths.incoming, { recursive: true, mode: 0o700 })
  })
  if (NETWORK.has(statfsSync(dirname(paths.database)).type >>> 0)) {
    throw new StoreStartError(
      `${paths.database} is on a network file system, where SQLite cannot keep its promises: choose a local folder with --store.`,
    )
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

function examine(path: string, facts: Stats): void {
  if (facts.isDirectory())
    throw new StoreStartError(`${path} is a folder: give --store the path of a file in it.`)
  if (!facts.isFile()) throw new StoreStartError(`${path} is no regular file: give --store another path.`)
  if (facts.size === 0) {
    throw new StoreStartError(
      `${path} is empty, not a Sandpost store: remove it if it is not needed, or give --store another path.`,
    )
  }
  explained(path, () => {
    const db = new Database(path, { fileMustExist: true })
    try {
      if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION) {
        throw new StoreStartError(`${path} is another program's SQLite database: give --store another path.`)
      }
      if (facts.size <= CHECKED_SIZE) check(db, path)
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

function damaged(path: string, what: string): StoreStartError {
  return new StoreStartError(
    `${path} is damaged (${what.split('\n')[0]}): keep a copy, then salvage it with: sqlite3 ${path} .recover | sqlite3 recovered.db`,
  )
}

/** Runs `work`, and tells of what it fails with in the user's words. */
function explained(path: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw error instanceof StoreStartError ? error : unusable(path, error)
  }
}

function unusable(path: string, error: unknown): StoreStartError {
  const code = codeOf(error)
  const options = { cause: error }
  if (code === 'SQLITE_NOTADB') {
    return new StoreStartError(
      `${path} is not a database (${code}): restore a backup, or keep a copy and try sqlite3 ${path} .recover; it was not touched.`,
      options,
    )
  }
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, code)
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreStartError(
      `${path} is locked by another program (${code}): stop that one first.`,
      options,
    )
  }
  return new StoreStartError(
    `${path} cannot be used (${code}): give --store a path where this user may write.`,
    options,
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

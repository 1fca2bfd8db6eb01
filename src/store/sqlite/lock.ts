import { chmodSync, closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StoreStartError } from '../start-error.ts'
import { codeOf } from './unusable.ts'

/**
 * Makes this process the only one that has the store: a lock of the system on a small SQLite file, which ends with the
 * process however it ends.
 * @returns what gives it up
 * @throws StoreStartError naming the process that has it
 */
export function lockStore(path: string, database: string): () => void {
  createPrivate(path)
  chmodSync(path, 0o600)
  const db = new Database(path, { timeout: 0 })
  try {
    db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER); DELETE FROM holder')
    db.prepare('INSERT INTO holder VALUES (?)').run(process.pid)
    db.exec('COMMIT; BEGIN IMMEDIATE')
  } catch (error) {
    const holder = holderOf(db)
    db.close()
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')))
      throw error
    throw new StoreStartError(
      `${database} is already in use by ${holder}: stop that one, or choose another place with --store.`,
    )
  }
  return () => db.close()
}

/**
 * Makes the file where there is none. One that is there is not opened: closing it would give up the lock that another
 * store of this process has on it, as POSIX has it (close(2), fcntl(2)).
 */
function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function holderOf(db: Database.Database): string {
  try {
    const row = db.prepare<[], { pid: number }>('SELECT pid FROM holder').get()
    return row === undefined ? 'another process' : `pid ${row.pid}`
  } catch {
    return 'another process'
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../src/store/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/store/sqlite/migrations/all.ts'
import { tempFolder } from '../../support/temp-store.ts'

const STATEMENTS = Array.from({ length: 10 }, (_, at) => [
  `CREATE TABLE step_${at} (id INTEGER PRIMARY KEY, text TEXT) STRICT`,
  `INSERT INTO step_${at} (text) VALUES ('kept')`,
]).flat()
/** Two more steps, of twenty statements together. */
const STEPS = [...MIGRATIONS, STATEMENTS.slice(0, 9).join(';'), STATEMENTS.slice(9).join(';')]

const KNOWN = MIGRATIONS.length

const tables = (db: Database.Database) =>
  db.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'step_%'").pluck().get()
const version = (db: Database.Database) => db.pragma('user_version', { simple: true })

/** Runs the steps in a process of its own, which is killed by itself before its `at`-th statement. */
function killedAt(path: string, at: number): NodeJS.Signals | null {
  const script = `
    import Database from 'better-sqlite3'
    import { migrate } from ${JSON.stringify(new URL('../../../dist/store/sqlite/migrate.js', import.meta.url).href)}
    const db = new Database(${JSON.stringify(path)})
    db.function('die', () => process.kill(process.pid, 'SIGKILL'))
    const statements = ${JSON.stringify(STATEMENTS)}
    statements.splice(${at}, 0, 'SELECT die()')
    const cut = ${at < 9 ? 10 : 9}
    migrate(db, 'x', [...${JSON.stringify(MIGRATIONS)}, statements.slice(0, cut).join(';'), statements.slice(cut).join(';')])
  `
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../../..', import.meta.url),
  })
  return signal
}

describe('a migration', () => {
  it('D21 killed at any of 20 points leaves one whole schema, and the next start goes on from there', () => {
    const folder = tempFolder()
    for (const at of STATEMENTS.keys()) {
      const path = join(folder, `${at}.db`)
      expect(killedAt(path, at)).toBe('SIGKILL')
      const db = new Database(path)
      expect([version(db), tables(db)]).toEqual(at < 9 ? [KNOWN, 0] : [KNOWN + 1, 5])
      migrate(db, path, STEPS)
      expect([version(db), tables(db)]).toEqual([KNOWN + 2, 10])
      expect(db.prepare('SELECT count(*) FROM step_9').pluck().get()).toBe(1)
      db.close()
    }
  }, 60_000)

  it('of a newer release is refused', () => {
    const db = new Database(':memory:')
    migrate(db, 'x', STEPS)
    expect(() => migrate(db, '/a/b.db')).toThrow(
      `/a/b.db was written by a newer Sandpost (schema ${KNOWN + 2}, this one knows ${KNOWN})`,
    )
    db.close()
  })
})

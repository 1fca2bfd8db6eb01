import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { StoreStartError } from '../start-error.ts'
import { APPLICATION } from './connection.ts'
import { MIGRATIONS } from './migrations/all.ts'

/**
 * Brings the schema to this release's, one transaction a step: killed half way, the next start goes on.
 * @throws StoreStartError when it is of a newer release
 */
export function migrate(
  db: Database.Database,
  path: string,
  migrations: readonly string[] = MIGRATIONS,
): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    throw new StoreStartError(
      `${path} was written by a newer Sandpost (schema ${version}, this one knows ${migrations.length}): update Sandpost, or choose another place with --store.`,
    )
  }
  for (const [at, sql] of migrations.entries()) {
    if (at < version) continue
    db.transaction(() => {
      db.exec(sql)
      if (at === 0) begin(db)
      db.pragma(`user_version = ${at + 1}`)
    }).immediate()
  }
}

function begin(db: Database.Database): void {
  const set = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
  set.run('store_id', randomBytes(16).toString('hex'))
  for (const [key, value] of [
    ['seq', 0],
    ['uidvalidity', 0],
    ['forgotten', 0],
  ] as const)
    set.run(key, value)
  db.pragma(`application_id = ${APPLICATION}`)
}

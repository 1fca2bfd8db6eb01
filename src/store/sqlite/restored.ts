import Database from 'better-sqlite3'
import type { IndexState } from './index/schema.ts'
import type { StorePaths } from './paths.ts'

const LAST_SEQ = "SELECT value FROM meta WHERE key = 'seq'"
const INDEXED_SEQ = "SELECT value FROM meta WHERE key = 'digests'"

/** Above all that were given out, and above the time, as new ones are. */
const RENEW = `
  UPDATE mailboxes SET uidvalidity = fresh.value FROM (
    SELECT b.id, max(m.value, unixepoch()) + row_number() OVER (ORDER BY b.id) AS value
    FROM mailboxes b JOIN meta m ON m.key = 'uidvalidity'
  ) fresh WHERE fresh.id = mailboxes.id;
  UPDATE meta SET value = max(value, (SELECT coalesce(max(uidvalidity), 0) FROM mailboxes)) WHERE key = 'uidvalidity';
`

/**
 * Gives every mailbox a new UIDVALIDITY when the database may be an older copy that was put back: UIDs that came after it was
 * taken will be given to other messages (RFC 9051 §2.3.1.1). It may be when the index has more than the database, or is not
 * there: a copy is taken without it.
 * @param index what became of the index at this start
 * @returns whether it was so
 */
export function renewWhenRestored({ database, index: indexPath }: StorePaths, index: IndexState): boolean {
  const db = new Database(database, { fileMustExist: true })
  try {
    const seq = numberIn(db, LAST_SEQ)
    const restored = index === 'created' ? seq > 0 : index === 'kept' && indexedSeq(indexPath) > seq
    if (restored) db.transaction(() => db.exec(RENEW)).immediate()
    return restored
  } finally {
    db.close()
  }
}

function indexedSeq(path: string): number {
  const db = new Database(path, { fileMustExist: true })
  try {
    return numberIn(db, INDEXED_SEQ)
  } finally {
    db.close()
  }
}

function numberIn(db: Database.Database, sql: string): number {
  return Number(db.prepare(sql).pluck().get())
}

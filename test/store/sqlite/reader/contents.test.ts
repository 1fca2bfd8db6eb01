import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../../src/store/sqlite/migrate.ts'
import { PackedIds } from '../../../../src/store/sqlite/packed-ids.ts'
import { readContents } from '../../../../src/store/sqlite/reader/contents.ts'

const MANY = 100_000
const ID_LENGTH = 20

/** A database of one inbox with `MANY` messages in its INBOX, every third without a CRLF at its end. */
function filled(): Database.Database {
  const db = new Database(':memory:')
  migrate(db, 'x')
  db.exec(`
    INSERT INTO inboxes (id, name, created_at) VALUES (1, 'default', 0);
    INSERT INTO mailboxes (id, inbox, name, uidvalidity) VALUES (1, 1, 'INBOX', 1);
    WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n LIMIT ${MANY})
      INSERT INTO messages (seq, id, inbox, received_at, size, sha256, in_file, envelope, remarks, ends_with_crlf)
      SELECT at, format('%0${ID_LENGTH}d', at), 1, at, at, '', 0, '{}', '[]', at % 3 <> 0 FROM n;
    INSERT INTO placements (mailbox, uid, message, flags, modseq, internal_date)
      SELECT 1, seq, seq, 0, seq, received_at FROM messages;`)
  return db
}

describe('the contents of a mailbox', () => {
  it('of 100 000 messages are three columns, of which two are octets that can be given away', () => {
    const db = filled()
    const { ids: packed, sizes, complete } = readContents(db, 'bodies', 'default', { mailboxes: ['INBOX'] })
    const ids = [...new PackedIds(packed)]
    db.close()
    expect([sizes.byteLength, complete.byteLength]).toEqual([8 * MANY, MANY])
    expect([sizes.buffer.byteLength, complete.buffer.byteLength]).toEqual([8 * MANY, MANY])
    expect(new Set(ids).size).toBe(MANY)
    expect(ids.every((id, at) => id.length === ID_LENGTH && Number(id) === at + 1)).toBe(true)
    expect(sizes.every((size, at) => size === at + 1)).toBe(true)
    expect(complete.every((one, at) => one === ((at + 1) % 3 === 0 ? 0 : 1))).toBe(true)
  })

  it('take a lost file that nobody has looked at for complete', () => {
    const db = filled()
    const which = { mailboxes: ['INBOX'], since: MANY - 1 }
    db.exec(`UPDATE messages SET in_file = 1, ends_with_crlf = NULL WHERE seq >= ${MANY - 1}`)
    expect([...readContents(db, '/nowhere', 'default', which).complete]).toEqual([1, 1])
    db.close()
  })
})

import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { migrate } from '../../../src/store/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/store/sqlite/migrations/all.ts'
import { bodyFile } from '../../../src/store/sqlite/paths.ts'
import { keep, openTempStore, rawOf, tempFolder } from '../../support/temp-store.ts'

/** A message as schema 1 kept it. */
interface Old {
  readonly seq: number
  readonly octets: string
  readonly inFile: boolean
}

const OLD: readonly Old[] = ['', 'Subject: x\r\n\r\nx\r\n', 'Subject: x\r\n\r\nx', '\n', '\r\n'].flatMap(
  (octets, at) => [
    { seq: 2 * at + 2, octets, inFile: false },
    { seq: 2 * at + 3, octets, inFile: true },
  ],
)
const COMPLETE = [1, 1, 1, 1, 0, 0, 0, 0, 1, 1]
const REMOVED = 100
const idOf = (seq: number) => String(seq).padStart(20, '0')

/** A store as a release of schema 1 left it: an inbox with these messages, and one that was removed. */
function oldStore(): string {
  const path = join(tempFolder(), 'sandpost.db')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, path, MIGRATIONS.slice(0, 1))
  db.exec(`
    INSERT INTO inboxes (id, name, created_at, messages, unread, bytes) VALUES (1, 'default', 0, ${OLD.length}, ${OLD.length}, 0);
    INSERT INTO mailboxes (id, inbox, name, uidvalidity, uidnext) VALUES (1, 1, 'INBOX', 1, 50);
    INSERT INTO inbox_events VALUES (1, 'inbox.created', 'default');
    INSERT INTO expunged VALUES (${REMOVED}, 1, 49, '${idOf(49)}', 'default');
    UPDATE meta SET value = ${REMOVED} WHERE key = 'seq';`)
  for (const message of OLD) insert(db, path, message)
  db.close()
  return path
}

function insert(db: Database.Database, path: string, { seq, octets, inFile }: Old): void {
  const file = bodyFile(`${path}-bodies`, idOf(seq))
  mkdirSync(dirname(file), { recursive: true })
  db.prepare("INSERT INTO messages VALUES (?, ?, 1, 0, ?, ?, ?, NULL, '{\"to\":[]}', '[]')").run(
    seq,
    idOf(seq),
    octets.length,
    createHash('sha256').update(octets).digest('hex'),
    inFile ? 1 : 0,
  )
  if (inFile) writeFileSync(file, octets)
  else db.prepare('INSERT INTO bodies VALUES (?, ?)').run(seq, Buffer.from(octets))
  db.prepare('INSERT INTO placements VALUES (1, ?, ?, 0, ?, 0)').run(seq, seq, seq)
}

describe('a store of schema 1', () => {
  it('knows afterwards where a CRLF is missing, in rows from then on, in files when it is asked', async () => {
    const path = oldStore()
    const { store } = await openTempStore({ place: `sqlite:${path}` })
    const contents = await store.mailboxes.contents('default', { mailboxes: ['INBOX'] })
    expect([...contents.ids]).toEqual(OLD.map(({ seq }) => idOf(seq)))
    expect([...contents.sizes]).toEqual(OLD.map(({ octets }) => octets.length))
    expect([...contents.complete]).toEqual(COMPLETE)
    await store.close()
    const db = new Database(path)
    const known = db.prepare('SELECT ends_with_crlf FROM messages ORDER BY seq').pluck().all()
    db.close()
    expect(known).toEqual(COMPLETE.map((complete, at) => (OLD[at]?.inFile ? null : complete)))
  })

  it('still has all its mail, its settings as the server says, and the removals it knew of', async () => {
    const { store } = await openTempStore({ place: `sqlite:${oldStore()}` })
    for (const { seq, octets } of OLD) expect((await rawOf(store, idOf(seq))).toString()).toBe(octets)
    expect(await store.inboxes.get('default')).toMatchObject({ messages: OLD.length, onRetrieve: null })
    const past = await store.messages.eventsSince(OLD.at(-1)?.seq ?? 0, 10)
    expect(past).toEqual([{ type: 'message.removed', seq: REMOVED, inbox: 'default', id: idOf(49) }])
    expect((await store.messages.get(idOf(2))).routedBy).toBeNull()
    expect(await store.inboxes.get('default')).toMatchObject({ ttl: null, smtpPort: null })
    const { uid } = await keep(store, 'Subject: new\r\n\r\n')
    expect(uid).toBe(50)
    const page = await store.messages.list({ inbox: null, query: EVERYTHING, limit: 50, order: 'asc' })
    expect(page.messages).toHaveLength(OLD.length + 1)
  })
})

/** A store as a release of schema 2 left it: INBOX with three messages, one changed, and Archive with one. */
function storeOfSchema2(): string {
  const path = join(tempFolder(), 'sandpost.db')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, path, MIGRATIONS.slice(0, 2))
  db.exec(`
    INSERT INTO inboxes (id, name, created_at, messages, unread, bytes) VALUES (1, 'default', 0, 4, 3, 40), (7, 'shop', 0, 0, 0, 0);
    INSERT INTO mailboxes (id, inbox, name, uidvalidity, uidnext, highest_modseq, messages, unseen) VALUES
      (1, 1, 'INBOX', 5000000000, 5, 20, 3, 2), (2, 7, 'INBOX', 5000000001, 1, 1, 0, 0), (3, 1, 'Archive', 5000000002, 2, 21, 1, 1);
    INSERT INTO tags VALUES (3, 'Work');
    UPDATE meta SET value = 21 WHERE key = 'seq';
    UPDATE meta SET value = 5000000002 WHERE key = 'uidvalidity';`)
  const sha256 = createHash('sha256').update('0123456789').digest('hex')
  for (const [seq, mailbox, uid, flags, modseq] of [
    [2, 1, 1, 0, 2],
    [3, 1, 2, 1, 20],
    [4, 3, 1, 0, 21],
    [5, 1, 4, 0, 5],
  ]) {
    db.prepare("INSERT INTO messages VALUES (?, ?, 1, 1000, 10, ?, 0, NULL, '{\"to\":[]}', '[]', 0)").run(
      seq,
      idOf(seq ?? 0),
      sha256,
    )
    db.prepare('INSERT INTO bodies VALUES (?, ?)').run(seq, Buffer.from('0123456789'))
    db.prepare('INSERT INTO placements VALUES (?, ?, ?, ?, ?, 1000)').run(mailbox, uid, seq, flags, modseq)
  }
  db.close()
  // An older index, too: without any it would be taken for a copy that was put back (I42).
  writeFileSync(`${path}-index`, 'older')
  return path
}

describe('a store of schema 2', () => {
  it('has the mailboxes of a new one afterwards, beside those it had, with their sums', async () => {
    const { store } = await openTempStore({ place: `sqlite:${storeOfSchema2()}` })
    const boxes = await store.mailboxes.list('default')
    const names = ['INBOX', 'Archive', 'Drafts', 'Junk', 'Sent', 'Trash']
    expect(boxes.map(({ name }) => name)).toEqual(names)
    expect(boxes.map(({ specialUse }) => specialUse)).toEqual([
      null,
      'archive',
      'drafts',
      'junk',
      'sent',
      'trash',
    ])
    expect(boxes[0]).toMatchObject({
      uidValidity: 5_000_000_000,
      messages: 3,
      bytes: 30,
      recent: 3,
      deleted: 0,
    })
    expect(boxes[1]).toMatchObject({ uidValidity: 5_000_000_002, messages: 1, bytes: 10 })
    expect(boxes.every(({ subscribed }) => subscribed)).toBe(true)
    const others = await store.mailboxes.list('shop')
    expect(others.map(({ name }) => name)).toEqual(names)
    const all = [...boxes, ...others]
    expect(new Set(all.map(({ uidValidity }) => uidValidity)).size).toBe(12)
    expect(new Set(all.map(({ id }) => id)).size).toBe(12)
    const later = await store.mailboxes.create('shop', 'later')
    expect(later.uidValidity).toBeGreaterThan(Math.max(...all.map(({ uidValidity }) => uidValidity)))
  })

  it('knows what changed when, and what stands where since when', async () => {
    const { store } = await openTempStore({ place: `sqlite:${storeOfSchema2()}` })
    const inbox = await store.mailboxes.get('default', 'INBOX')
    const { uids, savedAt, modseqs, keywordSets, keywords } = await store.mailboxes.placements(
      'default',
      inbox.id,
    )
    expect([[...uids], [...savedAt], [...modseqs]]).toEqual([
      [1, 2, 4],
      [1000, 1000, 1000],
      [2, 20, 5],
    ])
    expect([...keywords].map((set) => keywordSets[set])).toEqual([[], ['Work'], []])
    expect((await store.mailboxes.changes('default', inbox.id, 5)).changed.ids).toEqual([idOf(3)])
    expect(await store.messages.eventsSince(5, 10)).toMatchObject([
      { type: 'message.changed', seq: 20, id: idOf(3), seen: true, tags: ['Work'] },
      { type: 'message.changed', seq: 21, id: idOf(4), seen: false },
    ])
  })
})

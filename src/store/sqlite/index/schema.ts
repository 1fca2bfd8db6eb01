import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'

/** `Sidx`, so that `file` and we can tell an index from any other SQLite file. */
const APPLICATION = 0x53696478
/** Raise it when the tables or what stands in them change: an index of another number is built anew. */
const VERSION = 3

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

  -- What lists and views show. seq is messages.seq of the store.
  CREATE TABLE digests (
    seq INTEGER PRIMARY KEY,
    summary TEXT NOT NULL,   -- JSON {from, to, subject, attachments, preview}
    digest TEXT NOT NULL,    -- JSON Digest without text
    text TEXT NOT NULL       -- Digest.text
  );

  -- What searches compare, folded (src/domain/search/fold.ts); addresses and names one a line. Narrow rows, so that
  -- a scan of all of them is quick.
  CREATE TABLE fields (
    seq INTEGER PRIMARY KEY,
    attachments INTEGER NOT NULL,
    html INTEGER NOT NULL,
    sent_day INTEGER,        -- of the Date header in its own zone, days since 1970-01-01
    subject TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    copy TEXT NOT NULL,
    blind TEXT NOT NULL,
    filename TEXT NOT NULL
  );
  -- What IMAP asks of a message, each part of it alone; JSON lists (src/store/sqlite/maps). The longest stands last, so
  -- that it is not read with the others.
  CREATE TABLE maps (
    seq INTEGER PRIMARY KEY,
    warning TEXT,            -- why the message was not taken apart
    threading TEXT NOT NULL,
    envelope TEXT NOT NULL,
    structure TEXT NOT NULL
  );
  -- Folded too: each header field as 'name: value' behind a line end.
  CREATE TABLE headers (seq INTEGER PRIMARY KEY, fields TEXT NOT NULL);
  -- Of the parts of a message that has any: their header fields, and text that is not the message's own.
  CREATE TABLE parts (seq INTEGER PRIMARY KEY, fields TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE texts (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);

  -- Which messages may hold a text: the trigrams of all fields and of all bodies. It only names candidates, which are then
  -- compared with the tables above, so it needs neither positions nor the text (docs/decisions/0002).
  CREATE VIRTUAL TABLE trigrams USING fts5(
    text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1, detail = none
  );
  -- Merges segments less often than by default: a fifth less work for each message, and searches take no longer.
  INSERT INTO trigrams (trigrams, rank) VALUES ('automerge', 16);
`

/** What became of the index file at start; `rebuilt`: it was damaged, foreign or of another version, and is empty now. */
export type IndexState = 'kept' | 'created' | 'rebuilt'

/**
 * Makes sure that there is an index of the store `storeId` at `path`. All that is in it can be had again from the
 * store, so whatever is unfit is replaced by an empty one.
 *
 * @throws the file system's or SQLite's error when no file can be made there
 */
export function createIndexFile(path: string, storeId: string): IndexState {
  const state = examine(path, storeId)
  if (state === 'kept') return state
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`, damagedMark(path)]) {
    rmSync(file, { force: true })
  }
  closeSync(openSync(path, 'a', 0o600))
  create(path, storeId)
  return state
}

/** A file that tells the next start to build the index anew, because damage was met while it was in use. */
export function damagedMark(path: string): string {
  return `${path}-damaged`
}

/** Opens the index for the one thread that writes it. */
export function openIndex(path: string): Database.Database {
  const db = new Database(path, { timeout: 5000 })
  db.pragma('journal_mode = WAL')
  // A power cut may cost the last transactions, never the file: cursors and rows go back together.
  db.pragma('synchronous = NORMAL')
  // It syncs only at checkpoints: every 16 MiB.
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('journal_size_limit = 67108864')
  return db
}

function examine(path: string, storeId: string): IndexState {
  const file = statSync(path, { throwIfNoEntry: false })
  if (file === undefined || (file.isFile() && file.size === 0)) return 'created'
  if (!file.isFile()) throw new Error(`${path} is not a file; move it away`)
  if (existsSync(damagedMark(path))) return 'rebuilt'
  let db: Database.Database | undefined
  try {
    db = new Database(path, { timeout: 5000 })
    return isFit(db, storeId) ? 'kept' : 'rebuilt'
  } catch {
    return 'rebuilt'
  } finally {
    db?.close()
  }
}

/** Touches every table; damage deeper in is met later, see {@link damagedMark}. */
function isFit(db: Database.Database, storeId: string): boolean {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION) return false
  if (db.pragma('user_version', { simple: true }) !== VERSION) return false
  const owner = db.prepare("SELECT value FROM meta WHERE key = 'store_id'").pluck().get()
  for (const table of ['digests', 'fields', 'maps', 'headers', 'parts', 'texts'])
    db.prepare(`SELECT max(seq) FROM ${table}`).get()
  db.prepare('SELECT rowid FROM trigrams WHERE trigrams MATCH \'"abc"\' LIMIT 1').get()
  return owner === storeId
}

function create(path: string, storeId: string): void {
  const db = openIndex(path)
  try {
    db.transaction(() => {
      db.exec(TABLES)
      const put = db.prepare('INSERT INTO meta VALUES (?, ?)')
      put.run('store_id', storeId)
      put.run('digests', 0)
      put.run('text', 0)
      db.pragma(`application_id = ${APPLICATION}`)
      db.pragma(`user_version = ${VERSION}`)
    })()
  } finally {
    db.close()
  }
}

import type Database from 'better-sqlite3'
import { isKeyword } from '../../../domain/flags.ts'
import { transferred } from '../../../lib/worker-call.ts'
import type { Changes, Placements } from '../../mailboxes.ts'
import { jsonOr } from './json.ts'
import { type FoundMailbox, findMailbox, type Where } from './mailboxes.ts'
import { Words } from './words.ts'

/** Which rows of `placements p`, by which index, and what the conditions name. */
interface Choice {
  readonly sql: string
  readonly index: string
  readonly given: Readonly<Record<string, number | string>>
}

const ALL: Choice = { sql: '1', index: '', given: {} }

/** @throws DomainError `no-such-inbox`, `no-such-mailbox` */
export function readPlacements(
  db: Database.Database,
  where: Where,
  uids: Uint32Array | undefined,
): Placements {
  return db.transaction(() => {
    const found = findMailbox(db, where)
    const only = 'p.uid IN (SELECT value FROM json_each(:uids))'
    const choice =
      uids === undefined ? ALL : { sql: only, index: '', given: { uids: JSON.stringify([...uids]) } }
    const placements = chosen(db, found, choice)
    return transferred(placements, buffersOf(placements))
  })()
}

/** @throws DomainError `no-such-inbox`, `no-such-mailbox` */
export function readChanges(db: Database.Database, where: Where, since: number): Changes {
  return db.transaction(() => {
    const found = findMailbox(db, where)
    // Left to itself SQLite walks the whole mailbox, for the order of its UIDs.
    const index = 'INDEXED BY placements_by_modseq'
    const changed = chosen(db, found, { sql: 'p.modseq > :since', index, given: { since } })
    const expunged = expungedSince(db, found.row, since)
    const buffers = [...buffersOf(changed), ...(expunged === null ? [] : [expunged.buffer])]
    return transferred({ changed, expunged }, buffers)
  })()
}

function expungedSince(
  db: Database.Database,
  mailbox: number,
  since: number,
): Uint32Array<ArrayBuffer> | null {
  const forgotten = Number(db.prepare("SELECT value FROM meta WHERE key = 'forgotten'").pluck().get())
  if (since < forgotten) return null
  const sql = 'SELECT uid FROM expunged WHERE mailbox = ? AND modseq > ?'
  return Uint32Array.from(db.prepare(sql).pluck().all(mailbox, since) as number[]).sort()
}

/**
 * One long text as octets, because a row, or the words of a string, for each of 100 000 messages cost tens of MiB. It begins
 * from the mailbox, which may hold few of the store's messages.
 */
function chosen(db: Database.Database, { row, mailbox }: FoundMailbox, choice: Choice): Placements {
  const given = { mailbox: row, ...choice.given }
  const { count, words } = db
    .prepare<[typeof given], { readonly count: number; readonly words: Buffer | null }>(
      `SELECT count(*) AS count, CAST(group_concat(format('%d %s %d %d %d %d %d %d %d',
         uid, id, seq, flags, modseq, internal_date, zone, saved_at, size), ' ') AS BLOB) AS words
       FROM (
         SELECT p.uid, m.id, m.seq, p.flags, p.modseq, p.internal_date, p.zone, p.saved_at, max(m.size, 0) AS size
         FROM placements p ${choice.index} CROSS JOIN messages m ON m.seq = p.message
         WHERE p.mailbox = :mailbox AND ${choice.sql} ORDER BY p.uid LIMIT -1)`,
    )
    .get(given) ?? { count: 0, words: null }
  const columns = columnsOf(new Words(words ?? Buffer.alloc(0)), count)
  return { mailbox, ...columns, ...keywordsOf(db, columns.uids, { ...choice, given }) }
}

function columnsOf(words: Words, count: number) {
  const ids: string[] = []
  const columns = {
    uids: new Uint32Array(count),
    seqs: new Float64Array(count),
    flags: new Uint8Array(count),
    modseqs: new Float64Array(count),
    dates: new Float64Array(count),
    zones: new Int16Array(count),
    savedAt: new Float64Array(count),
    sizes: new Float64Array(count),
  }
  const { uids, seqs, flags, modseqs, dates, zones, savedAt, sizes } = columns
  for (let at = 0; at < count; at += 1) {
    uids[at] = words.number()
    ids.push(words.text())
    for (const column of [seqs, flags, modseqs, dates, zones, savedAt, sizes]) column[at] = words.number()
  }
  return { ids, ...columns }
}

interface Tagged {
  readonly uid: number
  readonly tags: string
}

/** Messages with tags are few, and many of them have the same: each set is told once. */
function keywordsOf(
  db: Database.Database,
  uids: Uint32Array,
  { sql, index, given }: Choice,
): Pick<Placements, 'keywords' | 'keywordSets'> {
  const keywords = new Uint32Array(uids.length)
  const places = new Map<string, number>([['[]', 0]])
  const tagged = db.prepare<[typeof given], Tagged>(
    `SELECT p.uid, json_group_array(t.tag ORDER BY t.tag) AS tags
     FROM placements p ${index} CROSS JOIN tags t ON t.message = p.message
     WHERE p.mailbox = :mailbox AND ${sql} GROUP BY p.uid ORDER BY p.uid`,
  )
  let at = 0
  for (const { uid, tags } of tagged.iterate(given)) {
    while (uids[at] !== undefined && uids[at] !== uid) at += 1
    const place = places.get(tags) ?? places.size
    places.set(tags, place)
    keywords[at] = place
  }
  return {
    keywords,
    keywordSets: [...places.keys()].map((tags) => jsonOr<string[]>(tags, []).filter(isKeyword)),
  }
}

function buffersOf(placements: Placements): ArrayBuffer[] {
  return Object.values(placements).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  )
}

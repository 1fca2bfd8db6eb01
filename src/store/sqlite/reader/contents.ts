import type Database from 'better-sqlite3'
import { transferred } from '../../../lib/worker-call.ts'
import type { Contents, Standing } from '../../mailboxes.ts'
import { fileEndsWithCrlf } from '../final-crlf.ts'
import { ID_OCTETS } from '../packed-ids.ts'
import { bodyFile } from '../paths.ts'
import { inboxId } from './inboxes.ts'
import { Words } from './words.ts'

interface Page {
  readonly last: number | null
  /** `seq id size end` of each message, joined by spaces; end is 1, 0, or ? where only its file can tell. */
  readonly words: Buffer | null
}

/** As it crosses threads: the ids packed. */
export type ContentColumns = Omit<Contents, 'ids'> & { readonly ids: Uint8Array }

/** Rows read at a time: the memory of the next page is that of the one before. */
const PAGE = 5_000

const MAILBOXES = `SELECT id FROM mailboxes WHERE inbox = ? AND name IN (SELECT value FROM json_each(?))`

/** One text a page, as octets: a row, or a string of its own, for each of 100 000 messages costs tens of MiB. */
const CONTENTS = `
  SELECT max(uid) AS last, CAST(group_concat(seq || ' ' || id || ' ' || size || ' ' || end, ' ') AS BLOB) AS words FROM (
    SELECT p.uid AS uid, m.seq AS seq, m.id AS id, max(m.size, 0) AS size,
        coalesce(m.ends_with_crlf, iif(m.in_file = 1, '?', 1)) AS end
      FROM placements p JOIN messages m ON m.seq = p.message
      WHERE p.mailbox = :mailbox AND p.uid > :after AND p.internal_date >= :since ORDER BY p.uid LIMIT ${PAGE})`

/** @throws DomainError `no-such-inbox` */
export function readContents(
  db: Database.Database,
  bodies: string,
  inbox: string,
  which: Standing,
): ContentColumns {
  // One snapshot, however many pages.
  return db.transaction(() => {
    const ids = db.prepare<[number, string], number>(MAILBOXES).pluck()
    const boxes = ids.all(inboxId(db, inbox), JSON.stringify(which.mailboxes)) as unknown as number[]
    const table = new Table()
    for (const mailbox of boxes) for (const page of pagesOf(db, mailbox, which.since)) table.add(page)
    return table.contents(bodies)
  })()
}

function* pagesOf(db: Database.Database, mailbox: number, since = Number.MIN_SAFE_INTEGER): Generator<Words> {
  const read = db.prepare<[{ mailbox: number; after: number; since: number }], Page>(CONTENTS)
  for (let after: number | null = 0; after !== null; ) {
    const page = read.get({ mailbox, after, since })
    if (page?.words) yield new Words(page.words)
    after = page?.last ?? null
  }
}

/** Columns that grow; no object for each message. */
class Table {
  #ids: Buffer = Buffer.alloc(PAGE * ID_OCTETS)
  readonly #seqs: number[] = []
  readonly #sizes: number[] = []
  readonly #complete: number[] = []
  #ascending = true

  add(words: Words): void {
    while (!words.done) {
      const row = this.#seqs.length
      const seq = words.number()
      this.#ascending &&= row === 0 || seq > (this.#seqs[row - 1] ?? 0)
      this.#seqs.push(seq)
      this.#room(row)
      words.copy(this.#ids, row * ID_OCTETS)
      this.#sizes.push(words.number())
      this.#complete.push(words.number())
    }
  }

  /** By `seq`, each message once: it may stand in several places, and have moved. */
  contents(bodies: string): ContentColumns {
    const order = this.#order()
    const ids = new Uint8Array(order.length * ID_OCTETS)
    const sizes = new Float64Array(order.length)
    const complete = new Uint8Array(order.length)
    order.forEach((from, to) => {
      const id = this.#ids.subarray(from * ID_OCTETS, (from + 1) * ID_OCTETS)
      ids.set(id, to * ID_OCTETS)
      sizes[to] = this.#sizes[from] ?? 0
      const known = this.#complete[from] ?? 0
      complete[to] = known >= 0 ? known : Number(fileEndsWithCrlf(bodyFile(bodies, id.toString('latin1'))))
    })
    return transferred({ ids, sizes, complete }, [ids.buffer, sizes.buffer, complete.buffer])
  }

  #room(row: number): void {
    if ((row + 1) * ID_OCTETS <= this.#ids.length) return
    this.#ids = Buffer.concat([this.#ids, Buffer.alloc(this.#ids.length)])
  }

  /** Rows in their order. */
  #order(): Uint32Array {
    const rows = Uint32Array.from(this.#seqs, (_seq, row) => row)
    if (this.#ascending) return rows
    const seqs = this.#seqs
    rows.sort((one, other) => (seqs[one] ?? 0) - (seqs[other] ?? 0))
    return rows.filter((row, at) => seqs[row] !== seqs[rows[at - 1] ?? -1])
  }
}

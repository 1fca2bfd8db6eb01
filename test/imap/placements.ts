import type { Row } from '../../src/imap/view.ts'
import type { Placements } from '../../src/store/mailboxes.ts'

/** A message of a mailbox, as far as a test cares. */
export type Some = Partial<Row> & { readonly uid: number }

/** Placements as the store gives them, of rows in short. */
export function placementsOf(rows: readonly Some[], highestModseq = 10): Placements {
  const keywordSets: string[][] = [[]]
  const keywords = rows.map((row) => (row.keywords ? keywordSets.push([...row.keywords]) - 1 : 0))
  return {
    mailbox: { highestModseq } as Placements['mailbox'],
    uids: Uint32Array.from(rows, ({ uid }) => uid),
    ids: rows.map(({ uid, id }) => id ?? `id${uid}`),
    seqs: Float64Array.from(rows, ({ uid }) => uid),
    flags: Uint8Array.from(rows, ({ flags = 0 }) => flags),
    keywords: Uint32Array.from(keywords),
    keywordSets,
    modseqs: Float64Array.from(rows, ({ modseq = 1 }) => modseq),
    dates: Float64Array.from(rows, ({ date = 0 }) => date),
    zones: Int16Array.from(rows, ({ zone = 0 }) => zone),
    savedAt: Float64Array.from(rows, ({ savedAt = 0 }) => savedAt),
    sizes: Float64Array.from(rows, ({ size = 0 }) => size),
  }
}

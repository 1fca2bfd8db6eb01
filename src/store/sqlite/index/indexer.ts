import type { MessageFacts } from '../../../domain/message.ts'
import { undividedMap, unreadMap } from '../../../domain/plain-map.ts'
import { emptyDigest, type IndexRows, NO_PARTS, rowsOf } from './rows.ts'
import type { Cursors, IndexTables } from './tables.ts'
import type { Truth, Unindexed } from './truth.ts'

/** How long one slice of work may take, more or less, before others get a look in; milliseconds. */
const SLICE = 20
const MOST_IN_SLICE = 64
const MOST_REMOVED = 200
const MOST_RECONCILED = 2000

export interface IndexerParts {
  readonly truth: Truth
  readonly tables: IndexTables
  readonly facts: (raw: Uint8Array) => MessageFacts
  /** Messages that are not parsed, and the warning their digest gets. */
  readonly unparsable: ReadonlyMap<number, string>
  /** Told the seq before its message is parsed, and 0 after. */
  readonly parsing: (seq: number) => void
  readonly warn: (text: string, seq?: number) => void
}

/** Brings the index up to the store, a slice at a time: removals, then digests, then text. */
export class Indexer {
  readonly #parts: IndexerParts
  readonly #removed: number[] = []
  #digests: number
  #text: number
  #upTo = 0
  #textWanted = 0
  /** What was in the index at start is compared with the store: from here on, up to there. */
  #reconciled = 0
  #toReconcile: number
  #textIsNext = false

  constructor(parts: IndexerParts) {
    this.#parts = parts
    const { digests, text } = parts.tables.cursors()
    this.#digests = digests
    this.#text = text
    this.#toReconcile = digests
    if (parts.truth.lastSeq() < digests) this.#startOver('it is ahead of the store')
  }

  get cursors(): Cursors {
    return { digests: this.#digests, text: this.#text }
  }

  /** All messages up to `seq` are committed. `text`: somebody waits for the text of those up to this. */
  committed(seq: number, text: number): void {
    this.#upTo = Math.max(this.#upTo, seq)
    this.#textWanted = Math.max(this.#textWanted, text)
  }

  removed(seqs: readonly number[]): void {
    for (const seq of seqs) this.#removed.push(seq)
  }

  /** Does one slice of work. @returns whether there was any */
  step(): boolean {
    // Digests go first, for lists need them; but who waits for text must not wait for mail to stop coming.
    const urgent = this.#textIsNext && this.#textWanted > this.#text
    this.#textIsNext = !urgent
    if (urgent && this.#textSlice()) return true
    return this.#digestSlice() || this.#textSlice() || this.#removeSlice() || this.#reconcileSlice()
  }

  #digestSlice(): boolean {
    const found = this.#parts.truth.messagesAfter(this.#digests, MOST_IN_SLICE)
    const until = performance.now() + SLICE
    const rows: IndexRows[] = []
    for (const message of found) {
      rows.push(this.#rows(message))
      if (performance.now() > until) break
    }
    const last = rows.at(-1)?.seq ?? this.#digests
    if (rows.length > 0) this.#parts.tables.putDigests(rows, last)
    // Seqs that no message has (any more) are passed over once all messages below them are done.
    const all = rows.length === found.length && found.length < MOST_IN_SLICE
    const next = all ? Math.max(last, this.#upTo) : last
    const moved = next > this.#digests
    this.#digests = next
    return moved
  }

  #textSlice(): boolean {
    if (this.#text >= this.#digests) return false
    const done = this.#parts.tables.putTexts(this.#text, MOST_IN_SLICE, SLICE)
    this.#text = done.at(-1) ?? this.#digests
    return true
  }

  #removeSlice(): boolean {
    if (this.#removed.length === 0) return false
    this.#parts.tables.remove(this.#removed.slice(0, MOST_REMOVED))
    this.#removed.splice(0, MOST_REMOVED)
    return true
  }

  /** Messages removed while no index ran leave it; and when any is missing from it, it is made anew. */
  #reconcileSlice(): boolean {
    const { tables, truth } = this.#parts
    if (this.#reconciled >= this.#toReconcile) return false
    const indexed = tables.seqsAfter(this.#reconciled, MOST_RECONCILED)
    const last = indexed.length < MOST_RECONCILED ? this.#toReconcile : (indexed.at(-1) ?? 0)
    const end = Math.min(last, this.#toReconcile)
    const kept = truth.seqs(this.#reconciled, end)
    const inIndex = new Set(indexed)
    if ([...kept].some((seq) => !inIndex.has(seq))) {
      this.#startOver('messages are missing from it')
      return true
    }
    this.removed(indexed.filter((seq) => seq <= end && !kept.has(seq)))
    this.#reconciled = end
    return true
  }

  #startOver(why: string): void {
    this.#parts.warn(`the search index is built anew: ${why}`)
    this.#parts.tables.clear()
    this.#digests = 0
    this.#text = 0
    this.#toReconcile = 0
  }

  #rows(message: Unindexed): IndexRows {
    return rowsOf(message.seq, this.#facts(message), message.envelope)
  }

  /** Of a message that cannot be taken apart, or was once in vain, a map is still made. */
  #facts({ seq, size }: Unindexed): MessageFacts {
    const body = this.#parts.truth.body(seq)
    if (typeof body === 'string') {
      this.#parts.warn(body, seq)
      return { digest: emptyDigest(body), parts: NO_PARTS, map: unreadMap(size, body), sentDay: null }
    }
    const known = this.#parts.unparsable.get(seq)
    if (known !== undefined) return undivided(body, known)
    try {
      return this.#parse(seq, body)
    } catch (error) {
      const reason = `parsing stopped: ${error instanceof Error ? error.message : String(error)}`
      this.#parts.warn(reason, seq)
      return undivided(body, reason)
    }
  }

  #parse(seq: number, body: Uint8Array): MessageFacts {
    this.#parts.parsing(seq)
    try {
      return this.#parts.facts(body)
    } finally {
      this.#parts.parsing(0)
    }
  }
}

function undivided(body: Uint8Array, warning: string): MessageFacts {
  return { digest: emptyDigest(warning), parts: NO_PARTS, map: undividedMap(body, warning), sentDay: null }
}

import Database from 'better-sqlite3'
import type { Envelope } from '../../../domain/envelope.ts'
import { NO_ENVELOPE } from '../../../domain/envelope.ts'
import { readBody } from '../body-read.ts'

export interface Unindexed {
  readonly seq: number
  /** Octets of its body. */
  readonly size: number
  readonly envelope: Envelope
}

/** The store's database could not be read; the index itself is not at fault. */
export class TruthError extends Error {
  readonly code: string

  constructor(cause: unknown) {
    super(`the store cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'TruthError'
    this.code = String((cause as { code?: unknown } | null)?.code ?? 'UNKNOWN')
  }
}

/** What the index is made from, read-only. */
export class Truth {
  readonly #db: Database.Database
  readonly #bodiesPath: string
  readonly #next: Database.Statement<[number, number], { seq: number; size: number; envelope: string }>
  readonly #seqs: Database.Statement<[number, number], number>

  constructor(databasePath: string, bodiesPath: string) {
    this.#db = new Database(databasePath, { readonly: true, fileMustExist: true, timeout: 5000 })
    this.#bodiesPath = bodiesPath
    this.#next = this.#db.prepare(
      'SELECT seq, size, envelope FROM messages WHERE seq > ? ORDER BY seq LIMIT ?',
    )
    this.#seqs = this.#db.prepare<[number, number], number>(
      'SELECT seq FROM messages WHERE seq > ? AND seq <= ? ORDER BY seq',
    )
    this.#seqs.pluck()
  }

  /** @throws TruthError */
  messagesAfter(seq: number, most: number): readonly Unindexed[] {
    return this.#reading(() => this.#next.all(seq, most)).map((row) => ({
      seq: row.seq,
      size: Math.max(0, row.size),
      envelope: envelopeOf(row.envelope),
    }))
  }

  /** Of the messages after `after` up to `upTo`. @throws TruthError */
  seqs(after: number, upTo: number): ReadonlySet<number> {
    return new Set(this.#reading(() => this.#seqs.all(after, upTo)))
  }

  /** The last seq the store has given out. @throws TruthError */
  lastSeq(): number {
    const row = this.#reading(() =>
      this.#db.prepare("SELECT value FROM meta WHERE key = 'seq'").pluck().get(),
    )
    return Number(row ?? 0)
  }

  /** @returns the message as received, or in words why it cannot be had */
  body(seq: number): Buffer | string {
    try {
      return readBody(this.#db, this.#bodiesPath, seq) ?? 'the body is missing'
    } catch (error) {
      return `the body cannot be read: ${error instanceof Error ? error.message : String(error)}`
    }
  }

  close(): void {
    this.#db.close()
  }

  #reading<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      throw new TruthError(error)
    }
  }
}

/** Rows edited by hand may hold anything; only `to` is used here. */
function envelopeOf(json: string): Envelope {
  try {
    const envelope = JSON.parse(json) as Envelope
    const usable =
      Array.isArray(envelope.to) && envelope.to.every(({ address }) => typeof address === 'string')
    return usable ? envelope : NO_ENVELOPE
  } catch {
    return NO_ENVELOPE
  }
}

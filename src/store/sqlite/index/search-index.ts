import type { Log } from '../../../lib/log.ts'

/** What the index has of a message: what lists show (`digests`), and also what text searches look at (`text`). */
export type Indexed = 'digests' | 'text'

/** The search index, kept up to date by a thread of its own. */
export interface Index {
  /** Starts the thread, once. Resolves when it is known how far the index is. @throws what keeps it from starting */
  start(): Promise<void>
  /** The last seq up to which every message can be listed and searched by its text. */
  readonly indexedSeq: number
  /** All messages up to `seq` are committed to the store. */
  committed(seq: number): void
  /** These messages are no longer in the store. */
  removed(seqs: readonly number[]): void
  /**
   * Resolves when the index holds `what` of every message up to `seq`, which must be committed; seqs of removed
   * messages and of other events count as done. Who asks first is answered first.
   *
   * @throws DomainError `shutting-down` at close, `disk-full` or `store-failed` when the index cannot go on now
   */
  caughtUp(seq: number, what: Indexed): Promise<void>
  /** Stops after the slice at work; the rest is done after the next start. Harmless twice. */
  close(): Promise<void>
}

export interface IndexOptions {
  readonly databasePath: string
  readonly bodiesPath: string
  /** Made before by `createIndexFile`. */
  readonly indexPath: string
  /** A module with `export function facts(raw: Uint8Array): MessageFacts`. */
  readonly digestModule: URL
  readonly log: Log
  /** How long one message may be parsed, in milliseconds; 2000 when absent. */
  readonly deadlineMs?: number
}

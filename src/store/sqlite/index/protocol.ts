/** What the index worker is started with (`workerData`). */
export interface IndexerSetup {
  readonly databasePath: string
  readonly bodiesPath: string
  readonly indexPath: string
  /** URL of the module with `facts(raw)`. */
  readonly digestModule: string
  /** One BigInt64: the seq whose message is being parsed, 0 when none is. The watchdog reads it. */
  readonly parsing: SharedArrayBuffer
  /** Messages that must not be parsed again, and the warning that their digest gets instead. */
  readonly unparsable: ReadonlyMap<number, string>
}

export type ToIndexer =
  /** Do one slice. Messages up to and including `upTo` are committed; `text`: a search waits for the text of those up to this. */
  | { readonly kind: 'work'; readonly upTo: number; readonly text: number }
  | { readonly kind: 'removed'; readonly seqs: readonly number[] }
  | { readonly kind: 'close' }

export type FromIndexer =
  /** Digests and text are there for all messages up to these; `idle`: the slice found nothing to do. */
  | { readonly kind: 'progress'; readonly digests: number; readonly text: number; readonly idle: boolean }
  | { readonly kind: 'warning'; readonly text: string; readonly seq?: number }
  /** It cannot go on now and tries again in a while. `code` is SQLite's or the file system's. */
  | { readonly kind: 'stuck'; readonly code: string; readonly text: string }

import { workerUrl } from '../../../lib/worker-url.ts'
import type { Index, IndexOptions } from './search-index.ts'
import { IndexSupervisor } from './supervisor.ts'

export type { Index, IndexOptions } from './search-index.ts'

/** An index whose thread is on its way. */
export interface StartingIndex extends Index {
  /** Resolves once it is known how far the index is. @throws what keeps the thread from starting */
  readonly started: Promise<void>
}

export function startIndex(options: IndexOptions): StartingIndex {
  return new IndexSupervisor(options, workerUrl(import.meta.url, './worker.ts'))
}

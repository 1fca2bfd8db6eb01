import { workerUrl } from '../../../lib/worker-url.ts'
import type { Index, IndexOptions } from './search-index.ts'
import { IndexSupervisor } from './supervisor.ts'

export type { Index, IndexOptions } from './search-index.ts'

/** An index whose thread is yet to start. */
export function createIndex(options: IndexOptions): Index {
  return new IndexSupervisor(options, workerUrl(import.meta.url, './worker.ts'))
}

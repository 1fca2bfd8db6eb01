import { workerUrl } from '../../../lib/worker-url.ts'
import type { Index, IndexOptions } from './search-index.ts'
import { IndexSupervisor } from './supervisor.ts'

export type { Index, Indexed, IndexOptions } from './search-index.ts'

/** Starts the thread. @returns the index once it knows how far it is @throws what keeps the thread from starting */
export async function startIndex(options: IndexOptions): Promise<Index> {
  const supervisor = new IndexSupervisor(options, workerUrl(import.meta.url, './worker.ts'))
  await supervisor.started
  return supervisor
}

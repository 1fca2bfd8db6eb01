import type { Publish } from '../domain/events.ts'
import type { Log } from '../lib/log.ts'
import { makeMemoryPlace } from './sqlite/memory-place.ts'
import { startSqlite } from './sqlite/start.ts'
import { StoreStartError } from './start-error.ts'
import type { StartingStore, Store } from './store.ts'

const MIB = 1024 ** 2

export interface StoreOptions {
  /** `sqlite:PATH` or `memory:`. */
  readonly place: string
  /** `full`, the default: what is acknowledged survives a power cut. `fast`: it survives a crash of the program. */
  readonly durability?: 'full' | 'fast'
  /** A module with `export function facts(raw: Uint8Array): MessageFacts`; it runs in a thread of its own. */
  readonly digestModule: URL
  /** Called with every event, after the commit that made it so. */
  readonly publish: Publish
  readonly log: Log
  /** The largest message that will come, in octets; twice that, and 64 MiB at least, of the disk stay free. */
  readonly maxMessageSize: number
  /** Seconds that an inbox of a label lives on unused, when its first mail or login makes it; `null`, the default: for good. */
  readonly labelTtl?: number | null
  /** For tests: octets of the disk that stay free, and pages that the database may have. */
  readonly freeSpace?: number
  readonly maxPages?: number
}

/** Opens the store at a place. @throws StoreStartError when it cannot be had, with what to do */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { store, started } = await startStore(options)
  await started
  return store
}

/** The same for who has other work until it has started. @throws StoreStartError */
export async function startStore(options: StoreOptions): Promise<StartingStore> {
  const { place, digestModule, publish, log, labelTtl = null, maxPages } = options
  const shared = {
    place,
    digestModule,
    publish,
    log,
    labelTtl,
    ...(maxPages === undefined ? {} : { maxPages }),
  }
  if (place === 'memory:') return startInMemory(shared)
  if (!place.startsWith('sqlite:')) {
    throw new StoreStartError(
      `${place} is not a store: write sqlite:PATH, or memory: to keep nothing after the end.`,
    )
  }
  return startSqlite({
    ...shared,
    database: place.slice('sqlite:'.length),
    durability: options.durability ?? 'full',
    freeSpace: options.freeSpace ?? Math.max(64 * MIB, 2 * options.maxMessageSize),
  })
}

type Shared = Pick<StoreOptions, 'place' | 'digestModule' | 'publish' | 'log' | 'maxPages'> & {
  readonly labelTtl: number | null
}

/** The same store on a private folder that goes away with it, without waiting for the disk. */
async function startInMemory(shared: Shared): Promise<StartingStore> {
  const { database, remove } = makeMemoryPlace()
  const failed = (error: unknown): never => {
    remove()
    throw error
  }
  const starting = await startSqlite({ ...shared, database, durability: 'none', freeSpace: 0 }).catch(failed)
  const started = starting.started.catch(failed)
  // Nobody may be waiting yet.
  started.catch(() => undefined)
  const { store } = starting
  const { inboxes, mailboxes, metadata, messages, sessions } = store
  const facts = () => store.facts()
  const close = () => store.close().finally(remove)
  return { store: { inboxes, mailboxes, metadata, messages, sessions, facts, close }, started }
}

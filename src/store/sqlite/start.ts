import Database from 'better-sqlite3'
import type { Log } from '../../lib/log.ts'
import { Teardown } from '../../lib/teardown.ts'
import { StoreStartError } from '../start-error.ts'
import type { StartingStore } from '../store.ts'
import { prepareDatabase, requireSqlite, requireStoreOrNothing, updateSchema } from './database-file.ts'
import { makeFolders, realPlace } from './folders.ts'
import { createIndexFile } from './index/schema.ts'
import { createIndex, type Index } from './index/start.ts'
import { lockStore } from './lock.ts'
import { type StorePaths, storePaths } from './paths.ts'
import { passwords } from './reader/inboxes.ts'
import { renewWhenRestored } from './restored.ts'
import { type SqliteOptions, SqliteStore } from './store.ts'
import { bodiesAtStart, sweepOrphans } from './sweep.ts'
import { Threads } from './threads.ts'

const SEARCH_MS = 2_000

/**
 * Makes or looks over the database, with the store's threads on their way.
 * @throws StoreStartError
 */
export async function startSqlite(options: SqliteOptions): Promise<StartingStore> {
  const teardown = new Teardown()
  const failed = async (error: unknown): Promise<never> => {
    await teardown.run()
    throw startError(error, options.database)
  }
  try {
    const { store, starting } = prepare(options, teardown)
    const started = start(starting).catch(failed)
    // Nobody may be waiting yet.
    started.catch(() => undefined)
    return { store, started }
  } catch (error) {
    return failed(error)
  }
}

function startError(error: unknown, database: string): StoreStartError {
  if (error instanceof StoreStartError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreStartError(`${database} cannot be opened: ${reason}.`, { cause: error })
}

interface Starting {
  readonly paths: StorePaths
  readonly threads: Threads
  readonly index: Index
  readonly log: Log
  /** Whether the index holds nothing yet. */
  readonly isNew: boolean
}

function prepare(options: SqliteOptions, teardown: Teardown): { store: SqliteStore; starting: Starting } {
  const { log, durability, freeSpace, publish, labelTtl, maxPages } = options
  requireSqlite()
  requireStoreOrNothing(options.database)
  const paths = storePaths(realPlace(options.database))
  makeFolders(paths)
  const unlock = lockStore(paths.lock, options.database)
  teardown.add(unlock)
  // They read their modules while the database is made.
  const threads = new Threads({
    writer: { paths, durability, freeSpace, labelTtl, ...(maxPages === undefined ? {} : { maxPages }) },
    reader: { paths, searchMs: SEARCH_MS },
    publish,
    log,
  })
  teardown.add(() => threads.abandon())
  prepareDatabase(paths)
  const { storeId, passwords } = readAtStart(paths)
  const state = createIndexFile(paths.index, storeId)
  if (state === 'rebuilt') log.warn({ index: paths.index }, 'the search index was unfit and is built anew')
  if (renewWhenRestored(paths, state))
    log.warn(
      { database: paths.database },
      'this may be an older copy: mail programs are told to read all anew',
    )
  const { database: databasePath, bodies: bodiesPath, index: indexPath } = paths
  const index = createIndex({ databasePath, bodiesPath, indexPath, digestModule: options.digestModule, log })
  teardown.add(() => index.close())
  const store = new SqliteStore({ options, paths, threads, index, unlock, passwords })
  return { store, starting: { paths, threads, index, log, isNew: state !== 'kept' } }
}

async function start({ paths, threads, index, log, isNew }: Starting): Promise<void> {
  // Side by side; a new index holds nothing to be asked for, so its thread comes when the others are there.
  const [files] = await Promise.all([
    bodiesAtStart(paths),
    threads.start(),
    isNew ? undefined : index.start(),
  ])
  if (isNew) index.start().catch(() => undefined)
  threads.follow(index)
  sweepOrphans(files, (ids) => threads.read('known', [ids])).then(
    (removed) => removed > 0 && log.info({ removed }, 'bodies without a message were removed'),
    (error: unknown) => log.debug({ err: error }, 'the sweep of bodies ended early'),
  )
}

/** Brings the schema up to date on the way. @throws StoreStartError */
function readAtStart({ database }: StorePaths) {
  const db = new Database(database, { fileMustExist: true })
  try {
    updateSchema(db, database)
    return {
      storeId: String(db.prepare("SELECT value FROM meta WHERE key = 'store_id'").pluck().get()),
      passwords: passwords(db),
    }
  } finally {
    db.close()
  }
}

import Database from 'better-sqlite3'
import type { Publish } from '../../domain/events.ts'
import type { Log } from '../../lib/log.ts'
import { Teardown } from '../../lib/teardown.ts'
import { StoreStartError } from '../start-error.ts'
import type { Store, StoreFacts } from '../store.ts'
import { CommitQueue } from './commit-queue.ts'
import type { Durability } from './connection.ts'
import { prepareDatabase, requireSqlite, requireStoreOrNothing, updateSchema } from './database-file.ts'
import { makeFolders, realPlace } from './folders.ts'
import { SqliteInboxes } from './inboxes.ts'
import { createIndexFile } from './index/schema.ts'
import { type Index, startIndex } from './index/start.ts'
import { lockStore } from './lock.ts'
import { SqliteMailboxes } from './mailboxes.ts'
import { SqliteMessages } from './messages.ts'
import { SqliteMetadata } from './metadata.ts'
import { type StorePaths, storePaths } from './paths.ts'
import { passwords } from './reader/inboxes.ts'
import { BodyMemory } from './receiver.ts'
import { renewWhenRestored } from './restored.ts'
import { SessionBook } from './session-book.ts'
import { bodyFiles, sweepIncoming, sweepOrphans } from './sweep.ts'
import { Threads } from './threads.ts'
import { WalAlarm } from './wal-alarm.ts'

/** How often the write-ahead log is moved into the database, in milliseconds. */
const CHECKPOINT_EVERY = 60_000
const SEARCH_MS = 2_000

export interface SqliteOptions {
  /** As the user names it. */
  readonly place: string
  readonly database: string
  readonly durability: Durability
  readonly digestModule: URL
  readonly publish: Publish
  readonly log: Log
  /** Octets of the disk that stay free. */
  readonly freeSpace: number
  /** Seconds; `null`: for good. */
  readonly labelTtl: number | null
  readonly maxPages?: number
}

/** @throws StoreStartError */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const teardown = new Teardown()
  try {
    return await open(options, teardown)
  } catch (error) {
    await teardown.run()
    if (error instanceof StoreStartError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreStartError(`${options.database} cannot be opened: ${reason}.`, { cause: error })
  }
}

async function open(options: SqliteOptions, teardown: Teardown): Promise<Store> {
  const { log } = options
  requireSqlite()
  requireStoreOrNothing(options.database)
  const paths = storePaths(realPlace(options.database))
  makeFolders(paths)
  const unlock = lockStore(paths.lock, options.database)
  teardown.add(unlock)
  prepareDatabase(paths)
  const { storeId, passwords } = readAtStart(paths)
  const state = createIndexFile(paths.index, storeId)
  if (state === 'rebuilt') log.warn({ index: paths.index }, 'the search index was unfit and is built anew')
  if (renewWhenRestored(paths, state))
    log.warn(
      { database: paths.database },
      'this may be an older copy: mail programs are told to read all anew',
    )
  await sweepIncoming(paths)
  const files = await bodyFiles(paths)
  const { durability, freeSpace, publish, labelTtl, maxPages } = options
  const threads = new Threads({
    writer: { paths, durability, freeSpace, labelTtl, ...(maxPages === undefined ? {} : { maxPages }) },
    reader: { paths, searchMs: SEARCH_MS },
    publish,
    log,
  })
  teardown.add(() => threads.abandon())
  const start = () => {
    const { database: databasePath, bodies: bodiesPath, index: indexPath } = paths
    const index = startIndex({ databasePath, bodiesPath, indexPath, digestModule: options.digestModule, log })
    teardown.add(() => index.close())
    return index
  }
  // The threads start side by side; a new index holds nothing to be asked for, so its thread comes when the others are there.
  const kept = state === 'kept' ? start() : undefined
  const settings = await threads.start()
  await kept?.started
  const index = kept ?? start()
  threads.follow(index)
  const store = new SqliteStore({
    options,
    paths,
    threads,
    index,
    settings,
    unlock,
    passwords,
  })
  sweepOrphans(files, (ids) => threads.read('known', [ids])).then(
    (removed) => removed > 0 && log.info({ removed }, 'bodies without a message were removed'),
    (error: unknown) => log.debug({ err: error }, 'the sweep of bodies ended early'),
  )
  return store
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

interface StoreParts {
  readonly options: SqliteOptions
  readonly paths: StorePaths
  readonly threads: Threads
  readonly index: Index
  readonly settings: string
  readonly unlock: () => void
  readonly passwords: ReadonlyMap<string, string | null>
}

class SqliteStore implements Store {
  readonly inboxes: SqliteInboxes
  readonly mailboxes: SqliteMailboxes
  readonly metadata: SqliteMetadata
  readonly messages: SqliteMessages
  readonly sessions: SessionBook
  readonly #parts: StoreParts
  readonly #queue: CommitQueue
  readonly #checkpoints: NodeJS.Timeout
  readonly #walAlarm: WalAlarm
  #closing: Promise<void> | undefined

  constructor(parts: StoreParts) {
    this.#parts = parts
    const { threads, paths, index, options } = parts
    this.inboxes = new SqliteInboxes(threads, parts.passwords, () => this.sessions.logins())
    this.mailboxes = new SqliteMailboxes(threads, index)
    this.metadata = new SqliteMetadata(threads)
    this.#queue = new CommitQueue({
      bodies: paths.bodies,
      commit: async (jobs, octets) => {
        const appended = await threads.write('append', [jobs, octets], [octets.buffer])
        for (const { inbox } of jobs) this.inboxes.seen(inbox)
        return appended
      },
    })
    this.messages = new SqliteMessages({
      threads,
      index,
      paths,
      queue: this.#queue,
      sync: options.durability === 'full',
      memory: new BodyMemory(),
    })
    this.sessions = new SessionBook({
      keep: (sessions) => threads.write('keepSessions', [sessions]),
      get: (id) => threads.read('session', [id]),
      list: (page) => threads.read('sessions', [page]),
      left: (inbox) => this.inboxes.use(inbox)(),
      log: options.log,
    })
    this.#walAlarm = new WalAlarm(paths.database, options.log)
    this.#checkpoints = setInterval(() => void this.#checkpoint(), CHECKPOINT_EVERY).unref()
  }

  async facts(): Promise<StoreFacts> {
    const { threads, index, options, settings } = this.#parts
    const totals = await threads.read('totals', [])
    return {
      place: options.place,
      durability: settings,
      seq: threads.seq,
      indexedSeq: index.indexedSeq,
      ...totals,
      trouble: threads.trouble,
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const { threads, index, unlock } = this.#parts
    clearInterval(this.#checkpoints)
    await this.#queue.drained()
    await this.sessions.close()
    await this.inboxes.close()
    await index.close()
    await threads.close()
    unlock()
  }

  async #checkpoint(): Promise<void> {
    try {
      await this.#parts.threads.checkpoint()
    } catch (error) {
      this.#parts.options.log.debug({ err: error }, 'the write-ahead log could not be moved now')
    }
    this.#walAlarm.look()
  }
}

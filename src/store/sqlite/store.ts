import type { Publish } from '../../domain/events.ts'
import type { Log } from '../../lib/log.ts'
import type { Store, StoreFacts } from '../store.ts'
import { CommitQueue } from './commit-queue.ts'
import type { Durability } from './connection.ts'
import { SqliteInboxes } from './inboxes.ts'
import type { Index } from './index/start.ts'
import { SqliteMailboxes } from './mailboxes.ts'
import { SqliteMessages } from './messages.ts'
import { SqliteMetadata } from './metadata.ts'
import type { StorePaths } from './paths.ts'
import { BodyMemory } from './receiver.ts'
import { SessionBook } from './session-book.ts'
import type { Threads } from './threads.ts'
import { WalAlarm } from './wal-alarm.ts'

/** How often the write-ahead log is moved into the database, in milliseconds. */
const CHECKPOINT_EVERY = 60_000

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

export interface StoreParts {
  readonly options: SqliteOptions
  readonly paths: StorePaths
  readonly threads: Threads
  readonly index: Index
  readonly unlock: () => void
  readonly passwords: ReadonlyMap<string, string | null>
}

/** Over threads that are on their way: calls wait for them. */
export class SqliteStore implements Store {
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
    const { threads, index, options } = this.#parts
    const totals = await threads.read('totals', [])
    return {
      place: options.place,
      durability: threads.settings,
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

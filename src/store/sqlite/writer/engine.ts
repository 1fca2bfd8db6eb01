import { rmSync } from 'node:fs'
import type { InboxChange, InboxLimits, InboxSettings } from '../../../domain/inbox.ts'
import type { MessageChange } from '../../../domain/message.ts'
import type { Session } from '../../../domain/session.ts'
import type { PruneStep } from '../../store.ts'
import { type Durability, openForWriting, settingsOf } from '../connection.ts'
import { check } from '../database-file.ts'
import { asDomainError, isWriteFailure, storeTrouble } from '../failure.ts'
import { bodyFile, type StorePaths } from '../paths.ts'
import type { Appended, AppendJob } from './append.ts'
import { DiskSpace } from './disk-space.ts'
import type { Outcome, Tally } from './ledger.ts'
import { MailboxCalls, takeReplaced } from './mailbox-calls.ts'
import { type Rows, rowsOf } from './rows.ts'

export interface WriterOptions {
  readonly paths: StorePaths
  readonly durability: Durability
  /** Octets of the disk that stay free; 0 takes the floor away. */
  readonly freeSpace: number
  /** Seconds that an inbox of a label lives on unused, when its first use makes it; `null`: for good. */
  readonly labelTtl: number | null
  /** For tests: the database may not grow beyond this many pages. */
  readonly maxPages?: number
}

/** How an inbox expires; times in milliseconds since 1970. */
export interface Expiry {
  readonly now: number
  readonly used: number | null
  /** Most messages removed at once. */
  readonly most: number
}

/** Most removed events that are remembered, and how many seqs pass between two clean-ups. */
const REMEMBERED = 100_000
const FORGET_EVERY = 10_000

/** Every mutation of a store, on its one connection for writing. After a failed write it opens the database anew, checked. */
export class WriterEngine {
  readonly mailboxes: MailboxCalls
  readonly #options: WriterOptions
  readonly #space: DiskSpace
  #rows: Rows | undefined
  #forgetAt = FORGET_EVERY

  constructor(options: WriterOptions) {
    this.#options = options
    this.#space = new DiskSpace(options.paths.ballast, options.freeSpace)
    this.#rows = this.#open()
    this.mailboxes = new MailboxCalls(
      (work) => this.#mutate(work),
      (work) => this.#unhurried(() => this.#mutate(work)),
    )
  }

  /** What a commit promises, as read back, and the last number given out. */
  facts(): { readonly settings: string; readonly seq: number } {
    const { db, ledger } = this.#healthy()
    return { settings: settingsOf(db), seq: ledger.seq }
  }

  append(jobs: readonly AppendJob[], octets: Uint8Array): Outcome<Appended[]> {
    this.#space.requireRoom()
    return this.#mutate((rows, tally) => {
      const appended = rows.appender.append(jobs, octets, tally)
      for (const job of jobs) if (job.replaces !== null) takeReplaced(rows, job.inbox, job.replaces, tally)
      return appended
    })
  }

  ensureInbox(name: string): Outcome<null> {
    return this.#mutate(({ inboxes }, tally) => {
      inboxes.ensure(name, tally)
      return null
    })
  }

  createInbox(name: string, settings: InboxSettings): Outcome<null> {
    return this.#mutate(({ inboxes }, tally) => {
      inboxes.create(name, settings, tally)
      return null
    })
  }

  changeInbox(name: string, change: InboxChange): Outcome<null> {
    return this.#mutate(({ inboxes }, tally) => {
      inboxes.change(name, change, tally)
      return null
    })
  }

  /** Removes up to `most` messages of the inbox, and the inbox itself once none is left. @returns how many messages */
  emptyInbox(name: string, most: number, thenRemove: boolean): Outcome<number> {
    return this.#mutate(({ inboxes, messages }, tally) => {
      const ids = inboxes.require(name)
      const removed = messages.removeOldest(ids.inbox, most, tally)
      if (thenRemove && removed < most) inboxes.remove(name, ids, tally)
      return removed
    })
  }

  /**
   * As `emptyInbox`, once the time to live of the inbox is over. @param used when it was used last, as far as is not
   * written down yet @returns how many messages; `null`: the inbox may stay
   */
  expireInbox(name: string, { now, used, most }: Expiry): Outcome<number | null> {
    return this.#mutate(({ inboxes, messages }, tally) => {
      if (used !== null) inboxes.used(name, used)
      const ids = inboxes.require(name)
      if (!inboxes.isExpired(ids, now)) return null
      const removed = messages.removeOldest(ids.inbox, most, tally)
      if (removed < most) inboxes.remove(name, ids, tally)
      return removed
    })
  }

  /** Notes when inboxes were used last, where that counts. */
  inboxesUsed(uses: ReadonlyMap<string, number>): Outcome<null> {
    return this.#mutate(({ inboxes }) => {
      for (const [name, at] of uses) inboxes.used(name, at)
      return null
    })
  }

  prune(name: string, limits: InboxLimits, step: PruneStep): Outcome<number> {
    return this.#mutate(({ inboxes, messages, retention }, tally) => {
      const { inbox } = inboxes.require(name)
      const removed = messages.remove(retention.over(inbox, limits, step), tally)
      retention.count(inbox, removed)
      return removed
    })
  }

  change(ids: readonly string[], change: MessageChange): Outcome<number> {
    return this.#mutate(({ messages }, tally) => messages.change(ids, change, tally))
  }

  remove(ids: readonly string[]): Outcome<number> {
    return this.#mutate(({ messages }, tally) => messages.remove(ids, tally))
  }

  /** Out of these mailboxes of the inbox; for good where that was the last. */
  take(inbox: string, names: readonly string[], ids: readonly string[]): Outcome<number> {
    return this.#mutate(({ inboxes, mailboxes, messages }, tally) =>
      messages.take(ids, mailboxes.among(inboxes.require(inbox).inbox, names), tally),
    )
  }

  /** From one mailbox of the inbox to another. */
  move(
    name: string,
    ids: readonly string[],
    { from, to }: { readonly from: string; readonly to: string },
  ): Outcome<number> {
    return this.#mutate(({ inboxes, mailboxes, messages }, tally) => {
      const { inbox } = inboxes.require(name)
      const source = mailboxes.find(inbox, from)
      if (source === undefined || from === to) return 0
      return messages.move(ids, { owner: { inbox, name }, from: source.id, to }, tally)
    })
  }

  /** Without waiting for the disk: nobody was promised a session. The next message's commit forces it there too. */
  keepSessions(sessions: readonly Session[]): Outcome<null> {
    return this.#unhurried(() =>
      this.#mutate((rows) => {
        rows.sessions.keep(sessions)
        return null
      }),
    )
  }

  /** Moves the log into the database, for a quiet moment. */
  checkpoint(): void {
    this.#healthy().db.pragma('wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    this.#rows?.db.close()
    this.#rows = undefined
    rmSync(this.#options.paths.ballast, { force: true })
  }

  #mutate<Result>(work: (rows: Rows, tally: Tally) => Result): Outcome<Result> {
    try {
      const rows = this.#healthy()
      const outcome = rows.ledger.run((tally) => work(rows, tally))
      this.#tidy(rows, outcome.files)
      return outcome
    } catch (error) {
      this.#afterFailure(error)
      throw asDomainError(error)
    }
  }

  #unhurried<Result>(work: () => Result): Result {
    const { db } = this.#healthy()
    const before = Number(db.pragma('synchronous', { simple: true }))
    db.pragma(before === 0 ? 'synchronous = OFF' : 'synchronous = NORMAL')
    try {
      return work()
    } finally {
      if (db.open) db.pragma(`synchronous = ${before}`)
    }
  }

  #afterFailure(error: unknown): void {
    if (storeTrouble(error) === 'disk-full') this.#space.release()
    if (!isWriteFailure(error)) return
    // A write that failed may leave pages that are neither old nor new: nothing is believed until it was read again.
    this.#rows?.db.close()
    this.#rows = undefined
  }

  #healthy(): Rows {
    this.#rows ??= this.#reopen()
    return this.#rows
  }

  #reopen(): Rows {
    const rows = this.#open()
    try {
      check(rows.db, this.#options.paths.database)
      return rows
    } catch (error) {
      rows.db.close()
      throw error
    }
  }

  #open(): Rows {
    const { paths, durability, labelTtl, maxPages } = this.#options
    const db = openForWriting(paths, durability)
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`)
    return rowsOf(db, labelTtl)
  }

  /** After the commit, which has been made whatever fails here: a file that outlives its row is swept at the next start. */
  #tidy(rows: Rows, files: readonly string[]): void {
    try {
      for (const id of files) rmSync(bodyFile(this.#options.paths.bodies, id), { force: true })
      this.#forget(rows)
    } catch (error) {
      this.#afterFailure(error)
    }
  }

  #forget({ db, ledger }: Rows): void {
    if (ledger.seq < this.#forgetAt) return
    this.#forgetAt = ledger.seq + FORGET_EVERY
    db.transaction(() => {
      const last = db
        .prepare(`SELECT modseq FROM expunged ORDER BY modseq DESC LIMIT 1 OFFSET ${REMEMBERED}`)
        .pluck()
        .get()
      if (last === undefined) return
      db.prepare('DELETE FROM expunged WHERE modseq <= ?').run(last)
      db.prepare('DELETE FROM inbox_events WHERE seq <= ?').run(last)
      db.prepare("UPDATE meta SET value = ? WHERE key = 'forgotten'").run(last)
    }).immediate()
  }
}

import { expiryOf, type Inbox, type InboxLimits } from '../domain/inbox.ts'
import { isTrouble } from '../domain/trouble.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Inboxes } from '../store/store.ts'

/** Most messages removed in one transaction, so that capture never waits long for its turn. */
const STEP = 200
/** A wall clock that runs ahead by more than this between two sweeps was set, not lived through; in milliseconds. */
const CLOCK_JUMP = 3_600_000
/** How long nothing is too old after such a jump, so that somebody can set the clock right; in milliseconds. */
const CLOCK_TRUCE = 3_600_000
/** How long after a message its inbox is looked at, in milliseconds: a burst is pruned together. */
const DELAY = 250
/** How often every inbox is looked at for messages that grew too old, in milliseconds. */
const SWEEP_EVERY = 60_000

/** Removes what is over the limits, oldest first, and inboxes whose time to live is over: in the background and in small steps. */
export interface Retention {
  /** Says that a message was kept in this inbox. Cheap: only remembers the name. */
  noticed(inbox: string): void
  /** Stops at the next step and resolves once nothing is being removed any more. */
  close(): Promise<void>
}

export interface RetentionParts {
  readonly inboxes: Pick<Inboxes, 'list' | 'prune' | 'expire'>
  /** What holds for an inbox that has no limit of its own. */
  readonly limits: InboxLimits
  readonly log: Log
  readonly clock?: Clock
}

export function createRetention(parts: RetentionParts): Retention {
  return new Sweeper(parts)
}

class Sweeper implements Retention {
  readonly #parts: RetentionParts
  readonly #waiting = new Set<string>()
  readonly #clock: Clock
  readonly #sweeps: NodeJS.Timeout
  #soon: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #closed = false
  #lastLook: { readonly now: number; readonly elapsed: number }
  #truceUntil = 0

  constructor(parts: RetentionParts) {
    this.#parts = parts
    this.#clock = parts.clock ?? systemClock
    this.#lastLook = { now: this.#clock.now(), elapsed: this.#clock.elapsed() }
    this.#sweeps = setInterval(() => this.#enqueue(() => this.#everyInbox()), SWEEP_EVERY).unref()
    this.#enqueue(() => this.#everyInbox())
  }

  noticed(inbox: string): void {
    if (this.#closed) return
    this.#waiting.add(inbox)
    this.#soon ??= setTimeout(() => this.#enqueue(() => this.#waitingInboxes()), DELAY).unref()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#sweeps)
    clearTimeout(this.#soon)
    await this.#running
  }

  /** One sweep at a time; a sweep that fails is logged, and the next one tries again. */
  #enqueue(sweep: () => Promise<void>): void {
    this.#running = this.#running.then(sweep).catch((error: unknown) => {
      if (!isTrouble(error, 'shutting-down'))
        this.#parts.log.warn({ err: error }, 'retention could not prune')
    })
  }

  async #waitingInboxes(): Promise<void> {
    this.#soon = undefined
    const names = [...this.#waiting]
    this.#waiting.clear()
    for (const name of names) await this.#prune(name)
  }

  async #everyInbox(): Promise<void> {
    if (this.#closed) return
    for (const inbox of await this.#parts.inboxes.list()) {
      if (this.#closed) return
      if (!(await this.#expire(inbox))) await this.#prune(inbox.name)
    }
  }

  /** @returns whether the inbox is gone */
  async #expire(inbox: Inbox): Promise<boolean> {
    const end = expiryOf(inbox)
    const now = this.#clock.now()
    if (end === null || end > now || !this.#clockCanBeTrusted()) return false
    const gone = await unlessGone(this.#parts.inboxes.expire(inbox.name, now), true)
    if (gone) this.#parts.log.info({ inbox: inbox.name }, 'an inbox went away that nobody used any more')
    return gone
  }

  async #prune(name: string): Promise<void> {
    const byAge = this.#clockCanBeTrusted()
    let removed = 0
    let step = STEP
    while (!this.#closed && step === STEP) {
      step = await this.#step(name, byAge)
      removed += step
    }
    if (removed > 0) this.#parts.log.info({ inbox: name, removed }, 'retention pruned messages')
  }

  /** A machine that slept looks the same as one whose clock was set. */
  #clockCanBeTrusted(): boolean {
    const look = { now: this.#clock.now(), elapsed: this.#clock.elapsed() }
    const ahead = look.now - this.#lastLook.now - (look.elapsed - this.#lastLook.elapsed)
    this.#lastLook = look
    if (ahead > CLOCK_JUMP) {
      this.#truceUntil = look.elapsed + CLOCK_TRUCE
      this.#parts.log.warn(
        { aheadMs: ahead },
        'the clock jumped ahead: for the next hour nothing is removed because of its age',
      )
    }
    return look.elapsed >= this.#truceUntil
  }

  #step(name: string, byAge: boolean): Promise<number> {
    return unlessGone(this.#parts.inboxes.prune(name, this.#parts.limits, { most: STEP, byAge }), 0)
  }
}

/** Somebody may have removed the inbox meanwhile. */
async function unlessGone<Result>(work: Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (isTrouble(error, 'no-such-inbox')) return otherwise
    throw error
  }
}

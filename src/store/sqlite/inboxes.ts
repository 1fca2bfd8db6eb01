import {
  type Inbox,
  type InboxChange,
  type InboxLimits,
  type InboxSettings,
  inboxNameProblem,
} from '../../domain/inbox.ts'
import { DomainError } from '../../domain/trouble.ts'
import type { Inboxes, PruneStep } from '../store.ts'
import { InboxUses } from './inbox-uses.ts'
import type { Threads } from './threads.ts'

/** Messages removed in one transaction when an inbox is emptied. */
const STEP = 1_000

/** Inboxes over the threads of a store; passwords are kept at hand, because every login asks for two. */
export class SqliteInboxes implements Inboxes {
  readonly #threads: Threads
  readonly #passwords = new Map<string, string | null>()
  /** How many of them are passwords. */
  #declared = 0

  readonly #uses: InboxUses

  /** @param inSession inboxes that a session is logged in to now */
  constructor(
    threads: Threads,
    passwords: ReadonlyMap<string, string | null>,
    inSession: () => ReadonlySet<string>,
  ) {
    this.#threads = threads
    this.#uses = new InboxUses({ inSession, isKnown: (name) => this.#passwords.has(name) })
    for (const [name, password] of passwords) this.#remember(name, password)
  }

  async list(): Promise<readonly Inbox[]> {
    const inboxes = await this.#threads.read('inboxes', [])
    const uses = this.#uses.all(Date.now())
    return inboxes.map((inbox) => lastUsed(inbox, uses.get(inbox.name)))
  }

  async get(name: string): Promise<Inbox> {
    const inbox = await this.#threads.read('inbox', [name])
    return lastUsed(inbox, this.#uses.last(name, Date.now()))
  }

  async create(name: string, settings: InboxSettings): Promise<Inbox> {
    requireName(name)
    await this.#threads.write('createInbox', [name, settings])
    this.#remember(name, settings.password ?? null)
    return this.get(name)
  }

  async ensure(name: string): Promise<void> {
    requireName(name)
    if (this.#passwords.has(name)) return
    await this.#threads.write('ensureInbox', [name])
    this.seen(name)
  }

  async change(name: string, change: InboxChange): Promise<Inbox> {
    const { name: now = name, password } = change
    if (now !== name) requireName(now)
    await this.#threads.write('changeInbox', [name, change])
    if (now !== name) {
      this.#remember(now, this.#passwords.get(name) ?? null)
      this.#remember(name, undefined)
      this.#uses.renamed(name, now)
    }
    if (password !== undefined) this.#remember(now, password)
    return this.get(now)
  }

  async remove(name: string): Promise<void> {
    await this.#empty(name, true)
    this.#remember(name, undefined)
    this.#uses.forget(name)
  }

  clear(name: string): Promise<number> {
    return this.#empty(name, false)
  }

  async password(name: string): Promise<string | null | undefined> {
    return this.#passwords.get(name)
  }

  anyPassword(): boolean {
    return this.#declared > 0
  }

  has(name: string): boolean {
    return this.#passwords.has(name)
  }

  use(name: string): () => void {
    return this.#uses.begin(name)
  }

  async expire(name: string, now: number): Promise<boolean> {
    const password = this.#passwords.get(name)
    // A login that comes now has to ask for the inbox behind us, so that it is there, as a new one.
    if (password === null) this.#remember(name, undefined)
    let gone = false
    try {
      gone = await this.#expire(name, now)
      return gone
    } finally {
      if (gone && password !== null) this.#remember(name, undefined)
      if (gone) this.#uses.forget(name)
      else if (password === null) this.seen(name)
    }
  }

  /** Writes down when inboxes were used last. */
  async close(): Promise<void> {
    const uses = this.#uses.all(Date.now())
    if (uses.size === 0) return
    // What cannot be written now only makes an inbox go sooner.
    await this.#threads.write('inboxesUsed', [uses]).catch(() => undefined)
  }

  prune(name: string, limits: InboxLimits, step: PruneStep): Promise<number> {
    return this.#threads.write('prune', [name, limits, step])
  }

  /** Says that there is an inbox of this name now. */
  seen(name: string): void {
    if (!this.#passwords.has(name)) this.#remember(name, null)
  }

  async #expire(name: string, now: number): Promise<boolean> {
    for (let step = STEP; step === STEP; ) {
      const used = this.#uses.last(name, now)
      const removed = await this.#threads.write('expireInbox', [name, { now, used, most: STEP }])
      if (removed === null) return false
      step = removed
    }
    return true
  }

  #remember(name: string, password: string | null | undefined): void {
    if (typeof this.#passwords.get(name) === 'string') this.#declared--
    if (typeof password === 'string') this.#declared++
    if (password === undefined) this.#passwords.delete(name)
    else this.#passwords.set(name, password)
  }

  async #empty(name: string, thenRemove: boolean): Promise<number> {
    let removed = 0
    for (let step = STEP; step === STEP; removed += step) {
      step = await this.#threads.write('emptyInbox', [name, STEP, thenRemove])
    }
    return removed
  }
}

function lastUsed(inbox: Inbox, at: number | null | undefined): Inbox {
  return at !== null && at !== undefined && at > inbox.usedAt ? { ...inbox, usedAt: at } : inbox
}

function requireName(name: string): void {
  const problem = inboxNameProblem(name)
  if (problem !== undefined) throw new DomainError('bad-inbox-name', `No such inbox can be: ${problem}.`)
}

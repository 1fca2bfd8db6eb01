import {
  type Inbox,
  type InboxChange,
  type InboxLimits,
  type InboxSettings,
  inboxNameProblem,
} from '../../domain/inbox.ts'
import { DomainError } from '../../domain/trouble.ts'
import type { Inboxes, PruneStep } from '../store.ts'
import type { Threads } from './threads.ts'

/** Messages removed in one transaction when an inbox is emptied. */
const STEP = 1_000

/** Inboxes over the threads of a store; passwords are kept at hand, because every login asks for two. */
export class SqliteInboxes implements Inboxes {
  readonly #threads: Threads
  readonly #passwords = new Map<string, string | null>()
  /** How many of them are passwords. */
  #declared = 0

  constructor(threads: Threads, passwords: ReadonlyMap<string, string | null>) {
    this.#threads = threads
    for (const [name, password] of passwords) this.#remember(name, password)
  }

  list(): Promise<readonly Inbox[]> {
    return this.#threads.read('inboxes', [])
  }

  get(name: string): Promise<Inbox> {
    return this.#threads.read('inbox', [name])
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
    }
    if (password !== undefined) this.#remember(now, password)
    return this.get(now)
  }

  async remove(name: string): Promise<void> {
    await this.#empty(name, true)
    this.#remember(name, undefined)
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

  prune(name: string, limits: InboxLimits, step: PruneStep): Promise<number> {
    return this.#threads.write('prune', [name, limits, step])
  }

  /** Says that there is an inbox of this name now. */
  seen(name: string): void {
    if (!this.#passwords.has(name)) this.#remember(name, null)
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

function requireName(name: string): void {
  const problem = inboxNameProblem(name)
  if (problem !== undefined) throw new DomainError('bad-inbox-name', `No such inbox can be: ${problem}.`)
}

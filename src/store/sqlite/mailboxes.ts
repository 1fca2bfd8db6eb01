import { INBOX } from '../../domain/inbox.ts'
import { canonicalMailbox, mailboxNameProblem, type SpecialUse } from '../../domain/mailbox.ts'
import type { Query } from '../../domain/query.ts'
import { DomainError } from '../../domain/trouble.ts'
import type {
  Changes,
  Contents,
  Copied,
  Expunged,
  Expunging,
  FlagChange,
  FlagState,
  Mailbox,
  Mailboxes,
  Placements,
  Standing,
  Stored,
  Uids,
} from '../mailboxes.ts'
import type { Index } from './index/start.ts'
import { PackedIds } from './packed-ids.ts'
import { compileQuery } from './search/compile.ts'
import { inSteps, STEP, steps } from './steps.ts'
import type { Threads } from './threads.ts'

/** Mailboxes over the threads of a store. */
export class SqliteMailboxes implements Mailboxes {
  readonly #threads: Threads
  readonly #index: Index

  constructor(threads: Threads, index: Index) {
    this.#threads = threads
    this.#index = index
  }

  list(inbox: string): Promise<readonly Mailbox[]> {
    return this.#threads.read('mailboxes', [inbox])
  }

  async get(inbox: string, name: string): Promise<Mailbox> {
    return this.#threads.read('mailbox', [inbox, canonicalMailbox(name)])
  }

  async create(
    inbox: string,
    given: string,
    { specialUse = null }: { readonly specialUse?: SpecialUse | null } = {},
  ): Promise<Mailbox> {
    const name = usable(given)
    await this.#threads.write('createMailbox', [inbox, name, specialUse])
    return this.get(inbox, name)
  }

  async drop(inbox: string, name: string): Promise<void> {
    const { id: mailbox, name: found } = await this.get(inbox, name)
    if (found === INBOX) throw new DomainError('bad-mailbox-name', 'INBOX cannot be removed: empty it.')
    while ((await this.#threads.write('dropMailbox', [{ inbox, mailbox }, STEP])) === STEP);
  }

  async rename(inbox: string, from: string, to: string): Promise<void> {
    await this.#threads.write('renameMailbox', [inbox, canonicalMailbox(from), usable(to)])
  }

  async subscribe(inbox: string, name: string): Promise<void> {
    await this.#threads.write('subscribe', [inbox, usable(name), true])
  }

  async unsubscribe(inbox: string, name: string): Promise<void> {
    await this.#threads.write('subscribe', [inbox, canonicalMailbox(name), false])
  }

  subscriptions(inbox: string): Promise<readonly string[]> {
    return this.#threads.read('subscriptions', [inbox])
  }

  placements(inbox: string, mailbox: string, uids?: Uids): Promise<Placements> {
    return this.#threads.read('placements', [{ inbox, mailbox }, uids && ascending(uids)])
  }

  changes(inbox: string, mailbox: string, sinceModseq: number): Promise<Changes> {
    return this.#threads.read('changes', [{ inbox, mailbox }, sinceModseq])
  }

  async search(inbox: string, mailbox: string, query: Query, uids?: Uids): Promise<Uint32Array> {
    const { needs } = compileQuery(query)
    if (needs !== 'nothing') await this.#index.caughtUp(this.#threads.seq, needs)
    return this.#threads.read('search', [{ inbox, mailbox }, query, uids && ascending(uids)])
  }

  async store(inbox: string, mailbox: string, uids: Uids, change: FlagChange): Promise<Stored> {
    const states: FlagState[] = []
    const modified: number[] = []
    for (const step of steps(ascending(uids))) {
      const stored = await this.#threads.write('store', [{ inbox, mailbox }, step, change])
      for (const state of stored.states) states.push(state)
      for (const uid of stored.modified) modified.push(uid)
    }
    return { states, modified }
  }

  async copy(inbox: string, mailbox: string, uids: Uids, to: string): Promise<Copied> {
    const way = { to: canonicalMailbox(to), leave: false }
    return this.#threads.write('copy', [{ inbox, mailbox }, ascending(uids), way])
  }

  async moveUids(inbox: string, mailbox: string, uids: Uids, to: string): Promise<Copied> {
    const way = { to: canonicalMailbox(to), leave: true }
    return this.#threads.write('copy', [{ inbox, mailbox }, ascending(uids), way])
  }

  async expunge(inbox: string, mailbox: string, { uids, deletedOnly }: Expunging): Promise<Expunged> {
    const where = { inbox, mailbox }
    const chosen =
      uids === undefined ? await this.#threads.read('uids', [where, deletedOnly]) : ascending(uids)
    const gone: number[] = []
    let highestModseq = 0
    for (const step of steps(chosen)) {
      const expunged = await this.#threads.write('expunge', [where, step, deletedOnly])
      for (const uid of expunged.uids) gone.push(uid)
      highestModseq = expunged.highestModseq
    }
    return { uids: Uint32Array.from(gone), highestModseq }
  }

  claimRecent(inbox: string, mailbox: string): Promise<Uint32Array> {
    return this.#threads.write('claimRecent', [{ inbox, mailbox }])
  }

  async contents(inbox: string, which: Standing): Promise<Contents> {
    const { ids, ...columns } = await this.#threads.read('contents', [inbox, which])
    return { ids: new PackedIds(ids), ...columns }
  }

  remove(inbox: string, mailboxes: readonly string[], ids: readonly string[]): Promise<number> {
    return inSteps(ids, (step) => this.#threads.write('take', [inbox, mailboxes, step]))
  }

  move(inbox: string, ids: readonly string[], from: string, to: string): Promise<number> {
    return inSteps(ids, (step) => this.#threads.write('move', [inbox, step, { from, to }]))
  }
}

/** @throws DomainError `bad-mailbox-name` */
function usable(given: string): string {
  const name = canonicalMailbox(given)
  const problem = mailboxNameProblem(name)
  if (problem !== undefined) throw new DomainError('bad-mailbox-name', `No such mailbox can be: ${problem}.`)
  return name
}

/** Each once. */
function ascending(uids: Uids): Uint32Array {
  return Uint32Array.from(new Set(uids)).sort()
}

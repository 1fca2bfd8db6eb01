import type { Contents, Mailbox, Mailboxes, Standing } from '../store.ts'
import { PackedIds } from './packed-ids.ts'
import { inSteps } from './steps.ts'
import type { Threads } from './threads.ts'

/** Mailboxes over the threads of a store. */
export class SqliteMailboxes implements Mailboxes {
  readonly #threads: Threads

  constructor(threads: Threads) {
    this.#threads = threads
  }

  list(inbox: string): Promise<readonly Mailbox[]> {
    return this.#threads.read('mailboxes', [inbox])
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

import { canonicalMailbox } from '../../domain/mailbox.ts'
import type { Metadata } from '../mailboxes.ts'
import type { Threads } from './threads.ts'

/** Values that clients keep, over the threads of a store. */
export class SqliteMetadata implements Metadata {
  readonly #threads: Threads

  constructor(threads: Threads) {
    this.#threads = threads
  }

  get(inbox: string, name: string | null): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.#threads.read('metadata', [inbox, name === null ? null : canonicalMailbox(name)])
  }

  async set(
    inbox: string,
    name: string | null,
    entries: ReadonlyMap<string, Uint8Array | null>,
  ): Promise<void> {
    await this.#threads.write('setMetadata', [inbox, name === null ? null : canonicalMailbox(name), entries])
  }
}

import type { EventFeed } from '../domain/events.ts'
import type { Changes, Mailboxes } from '../store/mailboxes.ts'
import type { SelectedParts } from './selected.ts'

const NOBODY = new Uint32Array()

/**
 * What many sessions ask of a mailbox at the same moment is read once: all that wait there hear of a message together.
 * Who asks after something has happened is never given what was read before it.
 */
export class SharedReads implements SharedMailboxes {
  readonly #mailboxes: SharedMailboxes
  readonly #reads = new Map<string, Promise<Changes>>()
  readonly #claims = new Set<string>()

  constructor(mailboxes: SharedMailboxes, feed: EventFeed) {
    this.#mailboxes = mailboxes
    feed.subscribe(() => this.#reads.clear())
  }

  get(...of: Parameters<Mailboxes['get']>): ReturnType<Mailboxes['get']> {
    return this.#mailboxes.get(...of)
  }

  placements(...of: Parameters<Mailboxes['placements']>): ReturnType<Mailboxes['placements']> {
    return this.#mailboxes.placements(...of)
  }

  changes(...of: Parameters<Mailboxes['changes']>): Promise<Changes> {
    const key = JSON.stringify(of)
    const shared = this.#reads.get(key)
    if (shared !== undefined) return shared
    const read = this.#mailboxes.changes(...of)
    this.#reads.set(key, read)
    const done = () => {
      if (this.#reads.get(key) === read) this.#reads.delete(key)
    }
    read.then(done, done)
    return read
  }

  /** One claims for all that ask at the same moment: the others are not the first to be told. */
  async claimRecent(...of: Parameters<Mailboxes['claimRecent']>): Promise<Uint32Array> {
    const key = JSON.stringify(of)
    if (this.#claims.has(key)) return NOBODY
    this.#claims.add(key)
    try {
      return await this.#mailboxes.claimRecent(...of)
    } finally {
      this.#claims.delete(key)
    }
  }
}

type SharedMailboxes = SelectedParts['mailboxes']

import type { EventFeed } from '../domain/events.ts'
import type { MessageSummary } from '../domain/message.ts'
import { EVERYTHING, type Query } from '../domain/query.ts'
import { isTrouble } from '../domain/trouble.ts'
import type { MessagePage, Messages, Store } from '../store/store.ts'
import { allOf, type Criterion } from './wait-criteria.ts'

/** Messages looked at for near misses, the latest ones. */
const NEAR_MISSES = 20

export interface Wait {
  readonly inbox: string
  readonly criteria: readonly Criterion[]
  readonly after: number
  readonly count: number
  /** Ends the waiting: time is up, the client is gone, or the server closes. */
  readonly until: AbortSignal
}

export interface NearMiss {
  readonly message: MessageSummary
  readonly unmatched: readonly string[]
}

/**
 * A client's cursor as this store knows it. One that it has not come to is of another store, which was here before: all
 * of this one is new, and waiting for numbers above it could only end by time.
 */
export async function cursorHere(store: Pick<Store, 'messages' | 'facts'>, given = 0): Promise<number> {
  if (given === 0) return 0
  // Lists answer a cursor for little; it may lag behind the store's number, which costs more to ask for.
  const page = await store.messages.list({
    inbox: null,
    query: EVERYTHING,
    after: given,
    limit: 1,
    order: 'asc',
  })
  return page.cursor >= given || (await store.facts()).seq >= given ? given : 0
}

/** Looks, and looks again whenever something happened in the inbox, until enough match or `until` aborts. */
export async function waitFor(
  { messages, feed }: { readonly messages: Pick<Messages, 'list'>; readonly feed: EventFeed },
  { inbox, criteria, after, count, until }: Wait,
): Promise<MessagePage> {
  const bell = new Bell(until)
  // Listening begins before the first look, so that nothing falls in between.
  const leave = feed.subscribe((event) => {
    if (event.inbox === inbox) bell.ring()
  })
  const query = allOf(criteria)
  try {
    for (;;) {
      const page = await look(messages, { inbox, query, after, limit: count, order: 'asc' })
      if (page.messages.length >= count || until.aborted) return page
      await bell.rung()
    }
  } finally {
    leave()
  }
}

/** The latest messages after `after`, each with the criteria it failed, nearest first. */
export async function nearMisses(
  messages: Pick<Messages, 'list'>,
  { inbox, criteria, after }: Pick<Wait, 'inbox' | 'criteria' | 'after'>,
): Promise<readonly NearMiss[]> {
  const latest = await look(messages, { inbox, query: allOf([]), after, limit: NEAR_MISSES, order: 'desc' })
  const newest = latest.messages[0]
  const oldest = latest.messages.at(-1)
  if (newest === undefined || oldest === undefined) return []
  const window = {
    inbox,
    after: oldest.seq - 1,
    before: newest.seq + 1,
    limit: NEAR_MISSES,
    order: 'desc',
  } as const
  const matches = await Promise.all(
    criteria.map(async ({ name, query }) => {
      const page = await look(messages, { ...window, query })
      return { name, ids: new Set(page.messages.map(({ id }) => id)) }
    }),
  )
  return latest.messages
    .map((message) => ({
      message,
      unmatched: matches.filter(({ ids }) => !ids.has(message.id)).map(({ name }) => name),
    }))
    .filter(({ unmatched }) => unmatched.length > 0)
    .sort((a, b) => a.unmatched.length - b.unmatched.length || b.message.seq - a.message.seq)
}

interface Look {
  readonly inbox: string
  readonly query: Query
  readonly after: number
  readonly before?: number
  readonly limit: number
  readonly order: 'asc' | 'desc'
}

/** An inbox that is not there yet is an empty one: the first mail may make it. */
async function look(messages: Pick<Messages, 'list'>, listing: Look): Promise<MessagePage> {
  try {
    return await messages.list(listing)
  } catch (error) {
    if (isTrouble(error, 'no-such-inbox')) return { messages: [], total: 0, cursor: listing.after }
    throw error
  }
}

/** Remembers that it was rung, so that no ring is lost while nobody listens. */
class Bell {
  #rang = false
  #listener: (() => void) | undefined
  readonly #until: AbortSignal

  constructor(until: AbortSignal) {
    this.#until = until
    until.addEventListener('abort', () => this.ring(), { once: true })
  }

  ring(): void {
    this.#rang = true
    this.#listener?.()
  }

  async rung(): Promise<void> {
    if (!this.#rang && !this.#until.aborted)
      await new Promise<void>((resolve) => {
        this.#listener = resolve
      })
    this.#rang = false
  }
}

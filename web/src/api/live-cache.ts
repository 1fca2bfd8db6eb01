import type { QueryClient } from '@tanstack/react-query'
import { flagged, type MessageFlags, type Pages, withFlags, withNewer, without } from './pages.ts'
import { listPath } from './paths.ts'
import { ask } from './request.ts'
import type { Event, MessageDetail, MessageList, MessageSummary } from './types.ts'

/** Most messages fetched to catch up; a list that is further behind is read anew. */
const CATCH_UP = 500

/** Changes what the cache holds as the events say, in their order, without reading anything but new messages. */
export class LiveCache {
  readonly #client: QueryClient
  readonly #arrived: (messages: readonly MessageSummary[]) => void
  #waiting: Event[] = []
  #reached = 0
  #timer = 0

  constructor(client: QueryClient, arrived: (messages: readonly MessageSummary[]) => void) {
    this.#client = client
    this.#arrived = arrived
  }

  /** Events that come close together are handled together. */
  take(event: Event): void {
    this.#waiting.push(event)
    this.#later(30)
  }

  /** Events come from `seq` on: lists that were read before it may lack what came between, and are read again. */
  reach(seq: number, again: boolean): void {
    if (again) void this.#client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'frame' })
    this.#reached = seq
    this.#later(30)
  }

  #later(milliseconds: number): void {
    if (this.#timer === 0) this.#timer = window.setTimeout(() => this.#settle(), milliseconds)
  }

  #settle(): void {
    this.#timer = 0
    // A page that is being read would overwrite what is changed now.
    if (this.#client.isFetching({ queryKey: ['messages'] }) > 0) {
      this.#later(50)
      return
    }
    void this.#client.invalidateQueries({
      queryKey: ['messages'],
      predicate: ({ state }) => (cursorOf(state.data) ?? this.#reached) < this.#reached,
    })
    const events = this.#waiting
    this.#waiting = []
    this.#applyFlags(events)
    this.#applyRemovals(events)
    void this.#applyArrivals(events)
    void this.#client.invalidateQueries({ queryKey: ['inboxes'] })
  }

  #applyFlags(events: readonly Event[]): void {
    const changes = new Map<string, MessageFlags>()
    for (const event of events) if (event.type === 'message.changed') changes.set(event.id, event)
    if (changes.size === 0) return
    this.#lists((pages) => withFlags(pages, changes))
    for (const change of changes.values()) {
      this.#client.setQueryData<MessageDetail>(['message', change.id], (detail) =>
        detail === undefined ? undefined : flagged(detail, change),
      )
    }
  }

  #applyRemovals(events: readonly Event[]): void {
    const ids = new Set<string>()
    for (const event of events) if (event.type === 'message.removed') ids.add(event.id)
    if (ids.size === 0) return
    this.#lists((pages) => without(pages, ids))
    void this.#client.invalidateQueries({
      queryKey: ['message'],
      predicate: ({ queryKey }) => ids.has(String(queryKey[1])),
    })
  }

  #lists(change: (pages: Pages) => Pages): void {
    this.#client.setQueriesData<Pages>({ queryKey: ['messages'] }, (pages) =>
      pages === undefined ? undefined : change(pages),
    )
  }

  async #applyArrivals(events: readonly Event[]): Promise<void> {
    const newest = new Map<string | null, number>()
    for (const event of events) {
      if (event.type !== 'message.received') continue
      newest.set(event.inbox, event.seq)
      newest.set(null, event.seq)
    }
    if (newest.size === 0) return
    for (const { queryKey, state } of this.#client.getQueryCache().findAll({ queryKey: ['messages'] })) {
      const [, inbox, q] = queryKey as readonly [string, string | null, string]
      const cursor = cursorOf(state.data)
      if (cursor !== undefined && cursor < (newest.get(inbox) ?? 0)) await this.#topUp({ inbox, q, cursor })
    }
  }

  async #topUp({
    inbox,
    q,
    cursor,
  }: {
    readonly inbox: string | null
    readonly q: string
    readonly cursor: number
  }) {
    const queryKey = ['messages', inbox, q]
    const newer = await ask<MessageList>(listPath(inbox, { q, after: cursor, limit: CATCH_UP })).catch(
      () => undefined,
    )
    const busy = this.#client.isFetching({ queryKey, exact: true }) > 0
    if (newer === undefined || busy || newer.messages.length === CATCH_UP) {
      await this.#client.invalidateQueries({ queryKey, exact: true })
      return
    }
    this.#client.setQueryData<Pages>(queryKey, (pages) =>
      pages === undefined ? undefined : withNewer(pages, newer),
    )
    this.#arrived(newer.messages)
  }
}

function cursorOf(data: unknown): number | undefined {
  return (data as Pages | undefined)?.pages[0]?.cursor
}

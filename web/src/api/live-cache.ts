import type { QueryClient } from '@tanstack/react-query'
import { changeDetail } from './change-detail.ts'
import { followRename } from './inbox-renamed.ts'
import { flagged, type MessageFlags, type Pages, withFlags, withNewer, without } from './pages.ts'
import { listPath } from './paths.ts'
import { ask } from './request.ts'
import type { Event, MessageList, MessageSummary } from './types.ts'

/** Most messages fetched to catch up; a list that is further behind is read anew. */
const CATCH_UP = 500

/** Changes what the cache holds as the events say, in their order, without reading anything but new messages. */
export class LiveCache {
  readonly #client: QueryClient
  readonly #arrived: (messages: readonly MessageSummary[]) => void
  #waiting: Event[] = []
  #settled: Promise<void> = Promise.resolve()

  constructor(client: QueryClient, arrived: (messages: readonly MessageSummary[]) => void) {
    this.#client = client
    this.#arrived = arrived
  }

  /** Events that come close together are handled together, and one batch after the other. */
  take(event: Event): void {
    this.#waiting.push(event)
    if (this.#waiting.length === 1)
      this.#settled = this.#settled.then(() => pause(30)).then(() => this.#settle())
  }

  /** The stream was broken for a while: whatever was read before may be out of date. */
  catchUp(): void {
    void this.#client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'frame' })
  }

  async #settle(): Promise<void> {
    // What is being read would overwrite what is changed now.
    while (this.#isReading()) await pause(50)
    const events = this.#waiting
    this.#waiting = []
    this.#applyNames(events)
    this.#applyFlags(events)
    this.#applyRemovals(events)
    void this.#client.invalidateQueries({ queryKey: ['inboxes'] })
    await this.#applyArrivals(events)
  }

  #isReading(): boolean {
    return ['messages', 'message'].some((name) => this.#client.isFetching({ queryKey: [name] }) > 0)
  }

  #applyNames(events: readonly Event[]): void {
    for (const event of events)
      if (event.type === 'inbox.renamed') void followRename(this.#client, event.was, event.inbox)
  }

  #applyFlags(events: readonly Event[]): void {
    const changes = new Map<string, MessageFlags>()
    for (const event of events) if (event.type === 'message.changed') changes.set(event.id, event)
    if (changes.size === 0) return
    this.#lists((pages) => withFlags(pages, changes))
    for (const change of changes.values())
      changeDetail(this.#client, change.id, (detail) => flagged(detail, change))
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
    const arrived = new Map<string, MessageSummary>()
    for (const { queryKey, state } of this.#client.getQueryCache().findAll({ queryKey: ['messages'] })) {
      const [, inbox, q] = queryKey as readonly [string, string | null, string]
      const cursor = cursorOf(state.data)
      if (cursor !== undefined && cursor < (newest.get(inbox) ?? 0))
        for (const message of await this.#topUp({ inbox, q, cursor })) arrived.set(message.id, message)
    }
    // Told once, however many lists a message came into.
    if (arrived.size > 0) this.#arrived([...arrived.values()])
  }

  async #topUp({
    inbox,
    q,
    cursor,
  }: {
    readonly inbox: string | null
    readonly q: string
    readonly cursor: number
  }): Promise<readonly MessageSummary[]> {
    const queryKey = ['messages', inbox, q]
    const newer = await ask<MessageList>(listPath(inbox, { q, after: cursor, limit: CATCH_UP })).catch(
      () => undefined,
    )
    const busy = this.#client.isFetching({ queryKey, exact: true }) > 0
    if (newer === undefined || busy || newer.messages.length === CATCH_UP) {
      await this.#client.invalidateQueries({ queryKey, exact: true })
      return []
    }
    this.#client.setQueryData<Pages>(queryKey, (pages) =>
      pages === undefined ? undefined : withNewer(pages, newer),
    )
    return newer.messages
  }
}

function cursorOf(data: unknown): number | undefined {
  return (data as Pages | undefined)?.pages[0]?.cursor
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

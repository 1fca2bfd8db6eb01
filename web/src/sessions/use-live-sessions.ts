import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveState } from '../api/follow.ts'
import { pause, readStream } from '../api/live-stream.ts'
import { Refusal } from '../api/request.ts'
import type { SessionEvent } from '../api/types.ts'
import { listKey } from './queries.ts'
import { type SessionPages, withEvents } from './session-pages.ts'

/** How long events gather before they are shown, in milliseconds. */
const GATHER = 100

/**
 * Keeps the list and what is open up to date while they are shown. The stream does not resume: after a gap all is read anew.
 * @param filter as the API's query has it
 */
export function useLiveSessions(filter: string): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const seen = useSyncExternalStore(onVisibility, isVisible)
  useEffect(() => {
    if (!seen) return undefined
    const ending = new AbortController()
    const live = new LiveSessions(client, listKey(filter))
    void follow(filter, live, { setState, signal: ending.signal, client })
    return () => ending.abort()
  }, [client, filter, seen])
  return state
}

/** A browser has six connections for a server, and tabs that nobody looks at need none of them for this. */
function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}

interface Following {
  readonly client: QueryClient
  readonly setState: (state: LiveState) => void
  readonly signal: AbortSignal
}

async function follow(
  filter: string,
  live: LiveSessions,
  { client, setState, signal }: Following,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await readStream(`/v1/sessions/events?${filter}`, signal, {
        opened: () => {
          failures = 0
          setState('live')
          live.readAnew()
        },
        came: (data) => live.take(JSON.parse(data) as SessionEvent),
      })
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) {
        void client.invalidateQueries({ queryKey: ['login'] })
        return
      }
    }
    if (signal.aborted) return
    setState('reconnecting')
    await pause(failures, signal)
  }
}

/** Changes what the cache holds of one list as the events say. */
class LiveSessions {
  readonly #client: QueryClient
  readonly #key: readonly string[]
  #waiting: SessionEvent[] = []

  constructor(client: QueryClient, key: readonly string[]) {
    this.#client = client
    this.#key = key
  }

  readAnew(): void {
    void this.#client.invalidateQueries({ queryKey: this.#key, exact: true })
    void this.#client.invalidateQueries({ queryKey: ['session'] })
  }

  take(event: SessionEvent): void {
    this.#waiting.push(event)
    if (this.#waiting.length === 1) setTimeout(() => this.#settle(), GATHER)
  }

  #settle(): void {
    // What is being read would overwrite what is changed now.
    if (this.#client.isFetching({ queryKey: this.#key, exact: true }) > 0) {
      setTimeout(() => this.#settle(), GATHER)
      return
    }
    const events = this.#waiting
    this.#waiting = []
    if (events.some(({ type }) => type === 'sessions.missed')) {
      this.readAnew()
      return
    }
    this.#client.setQueryData<SessionPages>(this.#key, (pages) => pages && withEvents(pages, events))
    const changed = new Set(events.map(idOf))
    void this.#client.invalidateQueries({
      queryKey: ['session'],
      predicate: ({ queryKey }) => changed.has(String(queryKey[1])),
    })
  }
}

function idOf(event: SessionEvent): string | null {
  if (event.type === 'sessions.missed') return null
  return event.type === 'session.other' ? event.id : event.session.id
}

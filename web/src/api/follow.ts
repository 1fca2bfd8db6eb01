import { eventsOf } from './event-stream.ts'
import { ask, Refusal, respond } from './request.ts'
import type { Event, ServerInfo } from './types.ts'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

export interface Follower {
  readonly onEvent: (event: Event) => void
  readonly onState: (state: LiveState) => void
  /** The stream was broken and is there again, or the server is another one: what was read may be out of date. */
  readonly onGap: () => void
  /** The server wants a login: nothing will come until there is one. */
  readonly onLocked: () => void
}

/** Without a sign of life for so long, in milliseconds, a connection is given up: a sleeping machine gets no FIN. */
const SILENCE = 45_000
const LONGEST_PAUSE = 8_000

/**
 * Follows `/v1/events` until `signal` aborts: connects again whenever it breaks, and resumes after the last event seen.
 * @param start the store's `seq` before anything else was read: no event after it is missed
 */
export async function follow(
  { onEvent, onState, onGap, onLocked }: Follower,
  { start, signal }: { readonly start: number; readonly signal: AbortSignal },
): Promise<void> {
  let last: number | null = start
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      const from: number = failures === 0 ? (last ?? start) : await cursorFor(last, signal)
      last = from
      await stream(from, signal, {
        opened: () => {
          if (failures > 0) onGap()
          failures = 0
          onState('live')
        },
        came: (event) => {
          last = event.seq
          onEvent(event)
        },
      })
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return onLocked()
      if (error instanceof Refusal && error.code === 'bad-query') last = null
    }
    if (signal.aborted) return
    onState('reconnecting')
    await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** failures), signal)
  }
}

/** Where to go on: after the last event seen, unless the store is younger than that (a new one in the same place). */
async function cursorFor(last: number | null, signal: AbortSignal): Promise<number> {
  const { store } = await ask<ServerInfo>('/v1/server', { signal })
  return last === null || last > store.seq ? store.seq : last
}

interface StreamHandlers {
  readonly opened: () => void
  readonly came: (event: Event) => void
}

async function stream(after: number, signal: AbortSignal, { opened, came }: StreamHandlers): Promise<void> {
  const silence = new AbortController()
  let timer = 0
  const heard = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => silence.abort(), SILENCE)
  }
  heard()
  try {
    const response = await respond(`/v1/events?after=${after}`, {
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (response.body === null) return
    opened()
    for await (const { data } of eventsOf(response.body, heard)) came(JSON.parse(data) as Event)
  } finally {
    clearTimeout(timer)
  }
}

/** Waits; a network that comes back or the end of it all cuts it short. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done, { once: true })
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

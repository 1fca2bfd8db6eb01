import { pause, readStream } from './live-stream.ts'
import { ask, Refusal } from './request.ts'
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
      await readStream(`/v1/events?after=${from}`, signal, {
        opened: () => {
          if (failures > 0) onGap()
          failures = 0
          onState('live')
        },
        came: (data) => {
          const event = JSON.parse(data) as Event
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
    await pause(failures, signal)
  }
}

/** Where to go on: after the last event seen, unless the store is younger than that (a new one in the same place). */
async function cursorFor(last: number | null, signal: AbortSignal): Promise<number> {
  const { store } = await ask<ServerInfo>('/v1/server', { signal })
  return last === null || last > store.seq ? store.seq : last
}

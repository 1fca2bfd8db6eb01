import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { follow, type LiveState } from './follow.ts'
import { LiveCache } from './live-cache.ts'
import type { MessageSummary } from './types.ts'

/**
 * Keeps what is shown up to date while the page is open. `arrived`: what came last.
 * @param start the store's `seq` before anything else was read
 */
export function useLive(start: number): {
  readonly state: LiveState
  readonly arrived: readonly MessageSummary[]
} {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const [arrived, setArrived] = useState<readonly MessageSummary[]>([])
  useEffect(() => {
    const ending = new AbortController()
    const cache = new LiveCache(client, (messages) => setArrived(messages))
    void follow(
      {
        onEvent: (event) => cache.take(event),
        onState: setState,
        onGap: () => cache.catchUp(),
        onLocked: () => {
          void client.invalidateQueries({ queryKey: ['login'] })
        },
      },
      { start, signal: ending.signal },
    )
    return () => ending.abort()
  }, [client, start])
  return { state, arrived }
}

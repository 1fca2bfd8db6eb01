import { useSyncExternalStore } from 'react'

let current: string | null = null
const listeners = new Set<() => void>()

/** Tells the reader that a change was not made, until it is dismissed (`null`). */
export function report(message: string | null): void {
  current = message
  for (const listener of listeners) listener()
}

/** What was reported last, if it was not dismissed. */
export function useFailure(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

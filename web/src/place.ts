import { useSyncExternalStore } from 'react'
import { addressOf, type Place, placeOf } from './address.ts'

const listeners = new Set<() => void>()
let current = placeOf(location.pathname, location.search)

window.addEventListener('popstate', () => move())

function move(): void {
  current = placeOf(location.pathname, location.search)
  for (const listener of listeners) listener()
}

/** Goes somewhere else. `replace` leaves no step to come back to, as while typing a search. */
export function go(change: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const address = addressOf({ ...current, ...change })
  if (address === `${location.pathname}${location.search}`) return
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address)
  move()
}

/** An inbox has another name now: who is looking at it goes on doing so. */
export function inboxRenamed(was: string, now: string): void {
  if (current.inbox === was) go({ inbox: now }, 'replace')
}

/** Where the page is now; renders again when that changes. */
export function usePlace(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

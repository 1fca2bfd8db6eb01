import { useSyncExternalStore } from 'react'

/** What the page shows, as its address says it. */
export interface Place {
  /** `null`: every inbox. */
  readonly inbox: string | null
  /** Id of the open message. */
  readonly message: string | null
  /** The search; empty for none. */
  readonly query: string
}

/** The place that an address names: `/`, `/message/ID`, `/inbox/NAME`, `/inbox/NAME/ID`, each with `?q=`. */
export function placeOf(path: string, search: string): Place {
  const [area, first, second] = path.split('/').filter(Boolean).map(decoded)
  const query = new URLSearchParams(search).get('q') ?? ''
  if (area === 'inbox' && first !== undefined) return { inbox: first, message: second ?? null, query }
  if (area === 'message' && first !== undefined) return { inbox: null, message: first, query }
  return { inbox: null, message: null, query }
}

/** The address of a place; `placeOf` reads it back. */
export function addressOf(place: Place): string {
  const message = place.message === null ? '' : `/${encodeURIComponent(place.message)}`
  const path =
    place.inbox === null
      ? message && `/message${message}`
      : `/inbox/${encodeURIComponent(place.inbox)}${message}`
  return `${path || '/'}${place.query === '' ? '' : `?${new URLSearchParams({ q: place.query })}`}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

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

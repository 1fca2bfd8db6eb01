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

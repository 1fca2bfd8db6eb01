/** What the page shows, as its address says it. Fields that an area does not have are `null`, or empty. */
export interface Place {
  readonly area: Area
  /** `null`: every inbox. */
  readonly inbox: string | null
  /** Id of the open message. */
  readonly message: string | null
  /** The view of the open message; `null`: the one that was chosen last. */
  readonly tab: string | null
  /** Id of the message that the open one is compared with. */
  readonly other: string | null
  /** Id of the open session. */
  readonly session: string | null
  /** The search; empty for none. */
  readonly query: string
}

export type Area = 'mail' | 'connect' | 'sessions' | 'settings' | 'compare'

/** Where one begins: every inbox, and no message. */
export const START: Place = {
  area: 'mail',
  inbox: null,
  message: null,
  tab: null,
  other: null,
  session: null,
  query: '',
}

/**
 * The place that an address names, each with `?q=`:
 *
 * - mail: `/`, `/message/ID`, `/inbox/NAME`, `/inbox/NAME/ID`, a message's also with its view: `/message/ID/VIEW`
 * - `/connect`, `/connect/NAME`: how to send to an inbox and read it
 * - `/sessions`, `/sessions/ID`
 * - `/settings`, `/settings/NAME`: the server's, and an inbox's
 * - `/compare/ID/ID`
 */
export function placeOf(path: string, search: string): Place {
  const query = new URLSearchParams(search).get('q') ?? ''
  return { ...START, ...named(path.split('/').filter(Boolean).map(decoded)), query }
}

function named([area, first = null, second = null, third = null]: readonly (
  | string
  | null
)[]): Partial<Place> {
  switch (area) {
    case 'inbox':
      return first === null ? {} : { inbox: first, message: second, tab: third }
    case 'message':
      return first === null ? {} : { message: first, tab: second }
    case 'connect':
    case 'settings':
      return { area, inbox: first }
    case 'sessions':
      return { area, session: first }
    case 'compare':
      return first === null || second === null ? {} : { area, message: first, other: second }
    default:
      return {}
  }
}

/** The address of a place; `placeOf` reads it back. */
export function addressOf(place: Place): string {
  const path = stepsOf(place)
    .filter((step) => step !== null)
    .map(encodeURIComponent)
    .join('/')
  return `/${path}${place.query === '' ? '' : `?${new URLSearchParams({ q: place.query })}`}`
}

function stepsOf({ area, inbox, message, tab, other, session }: Place): readonly (string | null)[] {
  const view = message === null ? null : tab
  switch (area) {
    case 'mail':
      if (inbox !== null) return ['inbox', inbox, message, view]
      return message === null ? [] : ['message', message, view]
    case 'connect':
    case 'settings':
      return [area, inbox]
    case 'sessions':
      return [area, session]
    case 'compare':
      return [area, message, other]
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

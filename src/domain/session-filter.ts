import { fold } from './search/fold.ts'
import type { Protocol, SessionSummary } from './session.ts'

/** Which sessions; each that is given must match. */
export interface SessionFilter {
  readonly protocol?: Protocol | undefined
  /** The inbox that it logged in to. */
  readonly inbox?: string | undefined
  /** `open`: not over; `ended`: over, whatever the way; `failed`: something went wrong, also while it is still open. */
  readonly state?: SessionState | undefined
  /** Stands in the client's address, its name, the login or the ending, whatever its case. */
  readonly q?: string | undefined
}

export type SessionState = 'open' | 'ended' | 'failed'

/** Whether a session is what the filter asks for; made once for many sessions. One answer for memory, disk and live events. */
export function sessionMatcher(filter: SessionFilter): (session: SessionSummary) => boolean {
  const { protocol, inbox, state } = filter
  const sought = fold(filter.q ?? '').trim()
  return (session) =>
    (protocol === undefined || session.protocol === protocol) &&
    (inbox === undefined || session.login === inbox) &&
    (state === undefined || isIn(session, state)) &&
    (sought === '' || textsOf(session).some((text) => text !== null && fold(text).includes(sought)))
}

function isIn({ endedAt, failure }: SessionSummary, state: SessionState): boolean {
  switch (state) {
    case 'open':
      return endedAt === null
    case 'ended':
      return endedAt !== null
    case 'failed':
      return failure !== null
  }
}

function textsOf({ remote, local, clientName, login, ending }: SessionSummary): readonly (string | null)[] {
  // A Unix socket's client has no address but the path that it came by.
  return [remote === null ? local.address : `${remote.address}:${remote.port}`, clientName, login, ending]
}

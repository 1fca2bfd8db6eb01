import type { LiveState } from '../api/follow.ts'

/** What every area of the page is given. */
export interface AreaProps {
  readonly live: LiveState
  /** Opens the inboxes where they are out of sight. */
  readonly onMenu: () => void
}

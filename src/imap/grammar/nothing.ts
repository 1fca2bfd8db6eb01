import type { Cursor } from './cursor.ts'

/**
 * No arguments: CAPABILITY NOOP LOGOUT STARTTLS UNAUTHENTICATE IDLE CHECK CLOSE UNSELECT NAMESPACE, and EXPUNGE without
 * UID.
 */
export function readNothing(cursor: Cursor): null {
  cursor.end()
  return null
}

import { MALFORMED_MAILBOXES } from './malformed-mailboxes.ts'
import { MALFORMED_MESSAGES } from './malformed-messages.ts'
import { MALFORMED_PIECES } from './malformed-pieces.ts'
import type { Refused } from './refused.ts'

/** Commands that mean nothing, by what they are about. */
export const MALFORMED: Readonly<Record<string, readonly Refused[]>> = {
  ...MALFORMED_PIECES,
  ...MALFORMED_MESSAGES,
  ...MALFORMED_MAILBOXES,
}

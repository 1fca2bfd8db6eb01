import { createHash } from 'node:crypto'
import type { Threading } from '../domain/structure.ts'
import type { Wire } from './format/strings.ts'

/** Digits of the hash: enough that no two threads ever have the same. */
const DIGITS = 32

/**
 * The THREADID of a message (RFC 8474 §5.2): the same for all that go back to one message, in whichever mailbox they
 * stand. It is made from nothing but the message's own header, since what was told once may not change when a message
 * comes that joins two threads: from the eldest message it refers to, else from its own id. Hashed, because a Message-ID
 * may hold what an objectid may not; the letter keeps it apart from every EMAILID.
 * @returns `null` for a message with neither
 */
export function threadId({
  references,
  messageId,
}: Pick<Threading, 'references' | 'messageId'>): Wire | null {
  const eldest = references[0] ?? messageId
  if (eldest === null) return null
  return `T${createHash('sha256').update(eldest).digest('hex').slice(0, DIGITS)}`
}

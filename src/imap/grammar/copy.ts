import type { Cursor } from './cursor.ts'
import { readMailbox } from './mailbox.ts'
import { readSequenceSet, type SequenceSet } from './sequence-set.ts'

/** COPY, MOVE (RFC 6851 §3.1) and their UID forms. */
export interface CopyArguments {
  readonly set: SequenceSet
  readonly mailbox: string
}

export function readCopy(cursor: Cursor): CopyArguments {
  cursor.space()
  const set = readSequenceSet(cursor)
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.end()
  return { set, mailbox }
}

/** EXPUNGE: `null`; UID EXPUNGE: its set (RFC 4315 §2.1). */
export function readExpunge(cursor: Cursor, uid: boolean): SequenceSet | null {
  if (uid) cursor.space()
  const set = uid ? readSequenceSet(cursor) : null
  cursor.end()
  return set
}

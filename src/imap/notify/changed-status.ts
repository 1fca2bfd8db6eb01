import type { Mailbox } from '../../store/mailboxes.ts'
import type { StatusItem } from '../grammar/status.ts'

/** What of a mailbox that is not selected the client wants to know. */
export interface Wanted {
  /** Whether messages came or went. */
  readonly messages: boolean
  /** Whether flags changed. */
  readonly flags: boolean
  /** Whether there are modification sequences to tell. */
  readonly condstore: boolean
}

/** What STATUS tells of a mailbox at once (RFC 5465 §3.1). */
export function firstStatus({ messages, flags, condstore }: Wanted): readonly StatusItem[] {
  const items: StatusItem[] = []
  if (messages || flags) items.push('UIDVALIDITY')
  if (messages) items.push('UIDNEXT', 'MESSAGES')
  if (flags && condstore) items.push('HIGHESTMODSEQ')
  return items
}

/**
 * What STATUS tells of a mailbox that has changed (RFC 5465 §5.1 to §5.3); nothing, when it is nothing that the client
 * wants to know.
 * @param before as the client knows it; `undefined` when it knows none of this name
 */
export function changedStatus(
  before: Mailbox | undefined,
  now: Mailbox,
  { messages, flags, condstore }: Wanted,
): readonly StatusItem[] {
  const { uidNext = 1, messages: count = 0, unseen = 0 } = before ?? {}
  const items: StatusItem[] = []
  if (messages && (uidNext !== now.uidNext || count !== now.messages)) items.push('UIDNEXT', 'MESSAGES')
  if (flags && unseen !== now.unseen) items.push('UNSEEN')
  const modified = condstore && before?.highestModseq !== now.highestModseq
  if (modified && (flags || items.length > 0)) items.push('HIGHESTMODSEQ')
  const another = before?.uidValidity !== now.uidValidity && (before !== undefined || items.length > 0)
  if (another || (flags && modified)) items.push('UIDVALIDITY')
  return items
}

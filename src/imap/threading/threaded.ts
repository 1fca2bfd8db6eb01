/** A message as threads are made of it. */
export interface Threaded {
  /** Its number or UID; both rise in the order of the mailbox. */
  readonly name: number
  /** The base subject in the form in which it is compared. */
  readonly subject: string
  /** Whether its subject is marked as that of a reply or forward. */
  readonly isReply: boolean
  /** When it was sent (RFC 5256 §2.2), in milliseconds since 1970. */
  readonly date: number
}

/** A message with what it refers to: normalized ids, as in `Threading`. */
export interface Referring extends Threaded {
  readonly messageId: string | null
  readonly references: readonly string[]
}

/** The order of siblings (RFC 5256 §2.2). */
export function bySentDate(one: Threaded, other: Threaded): number {
  return one.date - other.date || one.name - other.name
}

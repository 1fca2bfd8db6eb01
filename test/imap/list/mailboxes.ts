import { KnownNames } from '../../../src/imap/list/known-names.ts'
import type { Mailbox } from '../../../src/store/mailboxes.ts'

const MAILBOX: Omit<Mailbox, 'name' | 'subscribed'> = {
  id: 'id',
  uidValidity: 1,
  uidNext: 1,
  highestModseq: 1,
  messages: 0,
  unseen: 0,
  deleted: 0,
  deletedBytes: 0,
  bytes: 0,
  recentFrom: 1,
  recent: 0,
  specialUse: null,
}

/** What an inbox knows that has these mailboxes and is subscribed to these names. */
export function knownNames(mailboxes: readonly string[], subscriptions: readonly string[] = []): KnownNames {
  return new KnownNames(
    mailboxes.map((name) => ({ ...MAILBOX, name, subscribed: subscriptions.includes(name) })),
    subscriptions,
  )
}

import { ARCHIVE, INBOX } from '../domain/inbox.ts'
import type { Mailboxes } from '../store/mailboxes.ts'
import type { Maildrop } from './maildrop.ts'

type Places = Pick<Mailboxes, 'remove' | 'move'>

/**
 * Removes what DELE marked (RFC 1939 §6), and what was downloaded where the inbox's policy says so. What somebody else
 * removed meanwhile is gone as asked.
 * @throws DomainError when not all could be removed; what is still there comes again
 */
export async function removeMarked(maildrop: Maildrop, places: Places): Promise<void> {
  const { inbox, mailboxes, onRetrieve } = maildrop.facts
  const gone = [...maildrop.deletions(), ...(onRetrieve === 'delete' ? maildrop.retrievals() : [])]
  if (gone.length > 0) await places.remove(inbox, mailboxes, gone)
}

/** Archives what was downloaded, where the policy says so. @throws DomainError when not all could be moved */
export async function archiveRetrieved(maildrop: Maildrop, places: Places): Promise<void> {
  const { inbox, onRetrieve } = maildrop.facts
  const retrievals = onRetrieve === 'archive' ? maildrop.retrievals() : []
  if (retrievals.length > 0) await places.move(inbox, retrievals, INBOX, ARCHIVE)
}

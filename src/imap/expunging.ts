import { FLAG } from '../domain/flags.ts'
import { type Answer, no, ok } from './answer.ts'
import type { Reading } from './command.ts'
import type { Row } from './view.ts'

/**
 * Takes out what bears \Deleted, as this session sees it.
 * @param among only these
 * @returns whether any did
 */
export async function expungeDeleted(
  { selected, store, inbox }: Reading,
  among?: readonly Row[],
): Promise<boolean> {
  const { ownFlags, view, mailbox } = selected
  const rows = among ?? (ownFlags ? view.rows() : undefined)
  const uids = rows?.filter(({ flags }) => (flags & FLAG.deleted) !== 0).map(({ uid }) => uid)
  if (uids?.length === 0) return false
  const which = uids === undefined ? { deletedOnly: true } : { uids, deletedOnly: !ownFlags }
  try {
    return (await store.mailboxes.expunge(inbox, mailbox.id, which)).uids.length > 0
  } finally {
    selected.touch()
  }
}

/** The answer when messages have gone: the client is told of them first, then how far it knows all (RFC 7162 §3.2.7). */
export async function gone(talk: Reading, text: string): Promise<Answer> {
  await talk.update({ expunge: true })
  return ok(text, talk.offers('CONDSTORE') ? `HIGHESTMODSEQ ${talk.selected.view.modseq}` : undefined)
}

/** Messages leave no mailbox that was opened by EXAMINE. */
export function readOnlyAnswer(): Answer {
  return no('The mailbox is only examined', 'READ-ONLY')
}

import { INBOX } from '../../../domain/inbox.ts'
import { mailboxNameProblem, SEPARATOR } from '../../../domain/mailbox.ts'
import { DomainError } from '../../../domain/trouble.ts'
import { noSuchMailbox } from '../no-such.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRow, MailboxRows, Owner } from './mailbox-rows.ts'
import type { MetadataRows } from './metadata-rows.ts'
import type { PlacementChanges } from './placement-changes.ts'

interface RenamingRows {
  readonly mailboxes: MailboxRows
  readonly placements: PlacementChanges
  readonly metadata: MetadataRows
}

export function mailboxExists(name: string): DomainError {
  return new DomainError('mailbox-exists', `There already is a mailbox ${JSON.stringify(name)}.`)
}

/** Names that never live between two statements, so that no order of renaming clashes. */
const meanwhile = ({ id }: MailboxRow) => `\u0000${id}`

/**
 * Renames a mailbox and all below it; from INBOX its messages move (RFC 9051 §6.3.6).
 * @throws DomainError `no-such-mailbox`, `mailbox-exists`, `bad-mailbox-name`, `too-many-entries`
 */
export function rename(
  { mailboxes, placements, metadata }: RenamingRows,
  owner: Owner,
  { from, to }: { readonly from: string; readonly to: string },
  tally: Tally,
): void {
  const { inbox } = owner
  if (mailboxes.find(inbox, to) !== undefined) throw mailboxExists(to)
  if (from === INBOX) {
    const source = mailboxes.require(inbox, INBOX)
    const target = mailboxes.createAsked(owner, { name: to, specialUse: null }, tally)
    // RFC 5464 §4.1
    metadata.copy(inbox, source.id, target.id)
    placements.copy({ from: source, to: target, leave: true }, placements.all(source), tally)
    return
  }
  const itself = mailboxes.find(inbox, from)
  const below = mailboxes.beginning(inbox, from + SEPARATOR)
  const renamed = itself === undefined ? below : [itself, ...below]
  if (renamed.length === 0) throw noSuchMailbox(from)
  for (const row of renamed) mailboxes.rename(row, meanwhile(row))
  for (const row of renamed) {
    const name = to + row.name.slice(from.length)
    if (mailboxes.find(inbox, name) !== undefined) throw mailboxExists(name)
    const problem = mailboxNameProblem(name)
    if (problem !== undefined)
      throw new DomainError('bad-mailbox-name', `No such mailbox can be: ${problem}.`)
    mailboxes.rename(row, name)
    tally.tell({
      type: 'mailbox.renamed',
      seq: tally.next(),
      inbox: owner.name,
      mailbox: row.objectId,
      name,
      was: row.name,
    })
  }
}

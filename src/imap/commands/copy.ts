import { copyUid, requireRoom, targetOf } from '../adding.ts'
import { no, ok, Refusal } from '../answer.ts'
import { command, type Reading } from '../command.ts'
import { gone, readOnlyAnswer } from '../expunging.ts'
import { type CopyArguments, readCopy } from '../grammar/copy.ts'
import { rowsOf } from '../sets.ts'

export const copy = command({
  verb: 'COPY',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.7',
  in: 'selected',
  does: 'messages',
  parse: readCopy,
  async run(talk, args, { uid }) {
    const { uids, octets, to } = await wayOf(talk, args, uid)
    await requireRoom(talk, octets, uids.length)
    const copied = await talk.store.mailboxes.copy(talk.inbox, talk.selected.mailbox.id, uids, to)
    talk.selected.touch()
    return ok(copied.from.length === 0 ? 'Nothing to copy' : 'Copied', copyUid(talk, copied))
  },
})

export const move = command({
  verb: 'MOVE',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.8',
  in: 'selected',
  does: 'messages',
  extension: 'MOVE',
  parse: readCopy,
  async run(talk, args, { uid }) {
    if (talk.selected.readOnly) return readOnlyAnswer()
    const { uids, to } = await wayOf(talk, args, uid)
    const moved = await talk.store.mailboxes.moveUids(talk.inbox, talk.selected.mailbox.id, uids, to)
    talk.selected.touch()
    if (moved.from.length === 0) return ok('Nothing to move')
    // Before the client hears that they are gone, it knows where they are.
    const code = copyUid(talk, moved)
    if (code !== undefined) talk.out.untagged(`OK [${code}] Where they are now`)
    return gone(talk, 'Moved')
  },
})

/**
 * From where to where. What a number means must be there, or nothing is done (RFC 2180 §4.4.1); UIDs that are gone are
 * passed over.
 */
async function wayOf(
  talk: Reading,
  { set, mailbox }: CopyArguments,
  uid: boolean,
): Promise<{ readonly uids: readonly number[]; readonly octets: number; readonly to: string }> {
  const rows = Array.from(rowsOf(talk.selected, set, uid), ({ row }) => row)
  if (rows.some((row) => talk.selected.view.isGone(row.uid)))
    throw new Refusal(no('Some of the messages are gone', 'EXPUNGEISSUED'))
  const { name } = await targetOf(talk, mailbox)
  const octets = rows.reduce((sum, { size }) => sum + size, 0)
  return { uids: rows.map((row) => row.uid), octets, to: name }
}

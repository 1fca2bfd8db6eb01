import { type Answer, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readSelect, type SelectArguments } from '../grammar/select.ts'
import { Selected } from '../selected.ts'

export const select = command({
  verb: 'SELECT',
  rfc: 'RFC 9051 §6.3.2',
  in: 'authenticated',
  parse: readSelect,
  uses,
  run: (talk, args) => open(talk, args, false),
})

export const examine = command({
  verb: 'EXAMINE',
  rfc: 'RFC 9051 §6.3.3',
  in: 'authenticated',
  parse: readSelect,
  uses,
  run: (talk, args) => open(talk, args, true),
})

function uses({ parameters }: SelectArguments): readonly string[] {
  return [
    ...(parameters.condstore ? ['CONDSTORE'] : []),
    ...(parameters.qresync === undefined ? [] : ['QRESYNC']),
  ]
}

async function open(
  talk: Inside,
  { mailbox: name, parameters }: SelectArguments,
  readOnly: boolean,
): Promise<Answer> {
  const { out, store, feed, enabled, inbox, settings } = talk
  // Whatever comes of it, the mailbox before is not selected any more (RFC 9051 §6.3.2).
  if (talk.selected !== undefined) out.untagged('OK [CLOSED] The mailbox before is closed')
  talk.select(undefined)
  if (parameters.condstore) talk.enableCondstore()
  const ownFlags = settings.readState === 'private'
  const selected = await Selected.open(
    { mailboxes: store.mailboxes, feed, enabled, inbox, readOnly, ownFlags },
    talk.storeName(name),
  )
  talk.select(selected)
  const { mailbox, view } = selected
  out.untagged(`FLAGS ${selected.flags}`)
  out.untagged(
    `OK [PERMANENTFLAGS ${selected.permanentFlags}] ${readOnly ? 'Nothing is kept' : 'What is kept'}`,
  )
  out.untagged(`${view.count} EXISTS`)
  if (!enabled.rev2) out.untagged(`${selected.recent} RECENT`)
  out.untagged(`OK [UIDVALIDITY ${mailbox.uidValidity}] UIDs are valid`)
  out.untagged(`OK [UIDNEXT ${mailbox.uidNext}] The next UID`)
  out.untagged(`OK [HIGHESTMODSEQ ${mailbox.highestModseq}] The highest modification sequence`)
  return ok('Selected', readOnly ? 'READ-ONLY' : 'READ-WRITE')
}

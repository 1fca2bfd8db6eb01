import { FLAG } from '../../domain/flags.ts'
import { type Answer, bad, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readSelect, type SelectArguments } from '../grammar/select.ts'
import { formatToldName } from '../list/told.ts'
import { checkMatch, resync } from '../resync.ts'
import type { Selected } from '../selected.ts'
import { knownNames } from './list.ts'

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
  { mailbox: name, written, parameters }: SelectArguments,
  readOnly: boolean,
): Promise<Answer> {
  const { out, store, enabled, inbox } = talk
  const { condstore, qresync } = parameters
  if (qresync !== undefined) {
    // RFC 7162 §3.2.5
    if (!enabled.qresync) return bad('ENABLE QRESYNC first')
    checkMatch(qresync)
  }
  // Whatever comes of it, the mailbox before is not selected any more (RFC 9051 §6.3.2, RFC 7162 §3.2.11).
  if (talk.selected !== undefined) out.untagged('OK [CLOSED] The mailbox before is closed')
  talk.select(undefined)
  if (condstore) talk.enableCondstore()
  const selected = await talk.open(inbox, talk.storeName(name), { readOnly })
  talk.select(selected)
  try {
    await describe(talk, selected)
    if (enabled.rev2) await tellName(talk, selected.mailbox.name, written)
    if (qresync !== undefined) await resync({ out, store, inbox, selected }, qresync)
  } catch (error) {
    // The client is answered NO, and then nothing is selected (RFC 9051 §6.3.2).
    talk.select(undefined)
    throw error
  }
  return ok(readOnly ? 'Examined' : 'Selected', readOnly ? 'READ-ONLY' : 'READ-WRITE')
}

/** RFC 9051 §6.3.2, RFC 3501 §6.3.1 */
async function describe(talk: Inside, selected: Selected): Promise<void> {
  const { out, enabled } = talk
  const { mailbox, view, readOnly } = selected
  out.untagged(`FLAGS ${selected.flags}`)
  const kept = readOnly || selected.ownFlags ? 'Nothing is kept' : 'These are kept'
  out.untagged(`OK [PERMANENTFLAGS ${selected.permanentFlags}] ${kept}`)
  out.untagged(`${view.count} EXISTS`)
  await selected.tellRecent(out)
  const unseen = enabled.rev2 ? undefined : view.first(({ flags }) => (flags & FLAG.seen) === 0)
  if (unseen !== undefined) out.untagged(`OK [UNSEEN ${unseen}] The first that is unread`)
  out.untagged(`OK [UIDVALIDITY ${mailbox.uidValidity}] UIDs are valid`)
  out.untagged(`OK [UIDNEXT ${mailbox.uidNext}] The next UID`)
  // RFC 8474 §4.2
  if (talk.offers('OBJECTID')) out.untagged(`OK [MAILBOXID (${mailbox.id})] The id of the mailbox`)
  if (talk.offers('CONDSTORE'))
    out.untagged(`OK [HIGHESTMODSEQ ${mailbox.highestModseq}] The highest modification sequence`)
}

/** RFC 9051 §6.3.2 */
async function tellName(talk: Inside, name: string, written: string | undefined): Promise<void> {
  const oldName = written === undefined ? undefined : talk.storeName(written)
  talk.out.untagged(formatToldName(talk, await knownNames(talk, false), { name, oldName, subscribed: false }))
}

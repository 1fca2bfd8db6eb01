import { type Answer, no, ok } from '../answer.ts'
import { command, type Reading } from '../command.ts'
import { readOnlyAnswer } from '../expunging.ts'
import { chunksOf } from '../fetch/chunks.ts'
import { changeFlags } from '../flag-changes.ts'
import { flagSet } from '../flag-names.ts'
import { formatSet } from '../format/sequence-set.ts'
import type { Wire } from '../format/strings.ts'
import { readStore, type StoreArguments } from '../grammar/store.ts'
import { type Numbered, rowsOf } from '../sets.ts'

/** As many as the store changes at a time. */
const CHUNK = { messages: 500, octets: Number.POSITIVE_INFINITY }

export const store = command({
  verb: 'STORE',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.6',
  in: 'selected',
  expunge: 'with-uid',
  parse: readStore,
  uses: ({ unchangedSince }) => (unchangedSince === undefined ? [] : ['CONDSTORE']),
  run: (talk, args, { uid }) => storeThem(talk, args, uid),
})

async function storeThem(talk: Reading, args: StoreArguments, uid: boolean): Promise<Answer> {
  const { selected, out } = talk
  const { set, unchangedSince } = args
  const rows = rowsOf(selected, set, uid)
  const change = {
    ...flagSet(args.flags),
    how: args.change,
    ...(unchangedSince === undefined ? {} : { unchangedSince }),
  }
  if (selected.readOnly) return readOnlyAnswer()
  // RFC 7162 §3.1
  if (unchangedSince !== undefined) talk.enableCondstore()
  const refused: number[] = []
  let gone = false
  let done = 0
  for (const chunk of chunksOf(rows, CHUNK)) {
    const { stored, modified } = await changeFlags(
      talk,
      chunk.map(({ row }) => row),
      change,
    )
    for (const numbered of chunk) {
      const { number, row } = numbered
      if (stored.has(row.uid)) tellStored(talk, numbered, { uid, silent: args.silent })
      else if (modified.has(row.uid)) {
        refused.push(uid ? row.uid : number)
        // So that the client need not ask what was changed (RFC 7162 §3.1.3).
        tellRefused(talk, numbered, unchangedSince ?? 0)
        // Nobody misses an answer that was not to be given (RFC 2180 §4.2.1).
      } else gone ||= !uid && !args.silent
      talk.progress(++done)
      await out.ready()
    }
  }
  return answerOf(refused, gone)
}

/** The client's own change: `.SILENT` leaves out the flags, but not the modseq that it has to know (RFC 7162 §3.1.3). */
function tellStored(
  { selected, enabled, out }: Reading,
  { number, row }: Numbered,
  { uid, silent }: { readonly uid: boolean; readonly silent: boolean },
): void {
  const attributes: Wire[] = []
  if (!silent) {
    selected.announce(out, row.keywords)
    selected.view.told(row.uid)
    attributes.push(`FLAGS ${selected.flagsOf(row)}`)
  }
  if (enabled.condstore) attributes.push(`MODSEQ (${row.modseq})`)
  if (attributes.length === 0) return
  // RFC 7162 §3.2.4
  if (uid || enabled.condstore) attributes.unshift(`UID ${row.uid}`)
  out.untagged(`${number} FETCH (${attributes.join(' ')})`)
}

/** What another has changed. When the view does not know of it yet it is told behind the command. */
function tellRefused({ selected, out }: Reading, { number, row }: Numbered, unchangedSince: number): void {
  if (row.modseq <= unchangedSince) return
  selected.announce(out, row.keywords)
  selected.view.told(row.uid)
  out.untagged(selected.flagsFetch(number, row))
}

function answerOf(refused: readonly number[], gone: boolean): Answer {
  if (refused.length > 0) {
    const code = `MODIFIED ${formatSet(refused)}`
    return gone
      ? no('Some of the messages are gone, others were changed', code)
      : ok('Some were changed since', code)
  }
  // RFC 2180 §4.2.1, RFC 5530 §3
  return gone ? no('Some of the messages are gone', 'EXPUNGEISSUED') : ok('Stored')
}

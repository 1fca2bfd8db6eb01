import { type Answer, bad, no, ok } from '../answer.ts'
import { command, type Reading } from '../command.ts'
import { chosenRows } from '../fetch/chosen.ts'
import { Fetching } from '../fetch/fetching.ts'
import { extensionsOfItems, type KnownItem, planOf } from '../fetch/plan.ts'
import { type FetchArguments, readFetch } from '../grammar/fetch.ts'
import { tellVanished } from '../vanished.ts'

export const fetch = command({
  verb: 'FETCH',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.5',
  in: 'selected',
  expunge: 'with-uid',
  capabilities: () => ['BINARY', 'PREVIEW', 'SAVEDATE', 'OBJECTID'],
  parse: readFetch,
  uses: ({ items, modifiers }) => [
    ...extensionsOfItems(items),
    ...(modifiers.changedSince === undefined ? [] : ['CONDSTORE']),
    ...(modifiers.vanished ? ['QRESYNC'] : []),
    ...(modifiers.partial === undefined ? [] : ['PARTIAL']),
  ],
  run: (talk, args, { uid }) => fetchThem(talk, args, uid),
})

async function fetchThem(talk: Reading, args: FetchArguments, uid: boolean): Promise<Answer> {
  const { selected, enabled } = talk
  const { set, items, modifiers } = args
  const { changedSince, vanished } = modifiers
  // RFC 7162 §3.2.6
  if (vanished && !enabled.qresync) return bad('VANISHED needs ENABLE QRESYNC before it')
  // RFC 7162 §3.1
  if (changedSince !== undefined || items.some(({ item }) => item === 'MODSEQ')) talk.enableCondstore()
  if (vanished && changedSince !== undefined) {
    // The client is told first of what it knows by number: what is gone from there is not told twice.
    await talk.update({ expunge: true })
    await tellVanished(talk, { set, modseq: changedSince })
  }
  const implied: readonly KnownItem[] = [
    ...(uid ? (['UID'] as const) : []),
    ...(changedSince === undefined ? [] : (['MODSEQ'] as const)),
  ]
  const plan = planOf(items, { implied, utf8: enabled.utf8 })
  const missing = await new Fetching(talk, plan, { uid }).run(chosenRows(selected, args, uid))
  if (missing.damaged !== undefined) throw missing.damaged
  // RFC 3516 §4.3
  if (missing.unknownEncoding) return no('A part has a transfer encoding that is not known', 'UNKNOWN-CTE')
  // RFC 2180 §4.1.3, RFC 5530 §3
  if (missing.gone) return no('Some of the messages are gone', 'EXPUNGEISSUED')
  return ok('Fetched')
}

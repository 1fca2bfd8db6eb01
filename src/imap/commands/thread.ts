import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { formatThreads, type Thread } from '../format/threads.ts'
import { readThread, type ThreadArguments } from '../grammar/sort.ts'
import { collationKey } from '../search/collation.ts'
import { extensionsOf, type Searched, searched } from '../search/program.ts'
import { naming } from '../search/search.ts'
import { sentDate } from '../search/sort.ts'
import { Ancestry } from '../threading/ancestry.ts'
import { threadsByReferences } from '../threading/references.ts'
import { threadsBySubject } from '../threading/subjects.ts'
import type { Referring, Threaded } from '../threading/threaded.ts'
import type { Row } from '../view.ts'

export const thread = command({
  verb: 'THREAD',
  uid: 'may',
  rfc: 'RFC 5256 §3',
  in: 'selected',
  expunge: 'with-uid',
  capabilities: () => ['THREAD=ORDEREDSUBJECT', 'THREAD=REFERENCES'],
  parse: readThread,
  uses: ({ algorithm, program }) => [`THREAD=${algorithm}`, ...extensionsOf(program)],
  async run(talk, { algorithm, program }, { uid }) {
    const found = await searched(talk, program)
    const turn = (): Promise<void> => found.sources.pause()
    const threads = formatThreads(await THREADS[algorithm](referring(found, naming(talk, uid)), turn))
    talk.out.untagged(threads === '' ? 'THREAD' : `THREAD ${threads}`)
    return ok('Threaded')
  },
})

const THREADS: Readonly<
  Record<
    ThreadArguments['algorithm'],
    (messages: AsyncIterable<Referring>, turn: () => Promise<void>) => Promise<Thread[]>
  >
> = {
  async ORDEREDSUBJECT(messages) {
    const all: Threaded[] = []
    // What they refer to is not kept.
    for await (const { name, subject, isReply, date } of messages) all.push({ name, subject, isReply, date })
    return threadsBySubject(all)
  },
  async REFERENCES(messages, turn) {
    const ancestry = new Ancestry()
    for await (const message of messages) ancestry.add(message)
    return threadsByReferences(ancestry.roots(), turn)
  },
}

async function* referring(
  { rows, sources }: Searched,
  nameOf: (row: Row) => number,
): AsyncGenerator<Referring> {
  let at = 0
  for await (const map of sources.maps(rows, ['threading'])) {
    const row = rows[at++]
    if (row === undefined) return
    const { baseSubject = '', isReply = false, messageId = null, references = [] } = map?.threading ?? {}
    const subject = collationKey(baseSubject)
    yield { name: nameOf(row), subject, isReply, date: sentDate(row, map?.threading), messageId, references }
  }
}

import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { expungeDeleted, gone, readOnlyAnswer } from '../expunging.ts'
import { readExpunge } from '../grammar/copy.ts'
import { rowsOf } from '../sets.ts'

export const expunge = command({
  verb: 'EXPUNGE',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.3, RFC 4315 §2.1',
  in: 'selected',
  capabilities: () => ['UIDPLUS'],
  parse: readExpunge,
  uses: (set) => (set === null ? [] : ['UIDPLUS']),
  async run(talk, set) {
    if (talk.selected.readOnly) return readOnlyAnswer()
    const among = set === null ? undefined : Array.from(rowsOf(talk.selected, set, true), ({ row }) => row)
    return (await expungeDeleted(talk, among)) ? gone(talk, 'Expunged') : ok('Nothing to expunge')
  },
})

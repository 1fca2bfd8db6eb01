import { bad, ok } from '../answer.ts'
import { command } from '../command.ts'
import { readCancelUpdate } from '../grammar/session-commands.ts'

/** Ends what the UPDATE of earlier searches began. */
export const cancelUpdate = command({
  verb: 'CANCELUPDATE',
  rfc: 'RFC 5267 §4.3.5',
  in: 'selected',
  parse: readCancelUpdate,
  run({ selected }, tags) {
    const known = tags.map((tag) => selected.contexts.cancel(tag))
    return known.every((was) => was)
      ? ok('No more changes are told of')
      : bad('No search of such a tag tells of changes')
  },
})

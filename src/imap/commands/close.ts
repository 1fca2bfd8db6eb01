import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

export const unselect = command({
  verb: 'UNSELECT',
  rfc: 'RFC 9051 §6.4.2',
  in: 'selected',
  extension: 'UNSELECT',
  parse: readNothing,
  run(talk) {
    talk.select(undefined)
    return ok('Closed, nothing expunged')
  },
})

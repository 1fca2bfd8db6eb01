import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

export const capability = command({
  verb: 'CAPABILITY',
  rfc: 'RFC 9051 §6.1.1',
  in: 'any',
  parse: readNothing,
  run(talk) {
    talk.out.untagged(`CAPABILITY ${talk.capabilities().join(' ')}`)
    return ok('That is what there is now')
  },
})

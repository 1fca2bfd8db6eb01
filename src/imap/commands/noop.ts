import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

/** What happened is told before its answer, as before any other. */
export const noop = command({
  verb: 'NOOP',
  rfc: 'RFC 9051 §6.1.2',
  in: 'any',
  parse: readNothing,
  run: () => ok('Nothing done'),
})

/** Everything is on disk already. */
export const check = command({
  verb: 'CHECK',
  rfc: 'RFC 3501 §6.4.1',
  in: 'selected',
  parse: readNothing,
  run: () => ok('All is kept'),
})

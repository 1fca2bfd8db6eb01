import { bad, ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

export const idle = command({
  verb: 'IDLE',
  rfc: 'RFC 9051 §6.3.13, RFC 2177',
  in: 'authenticated',
  extension: 'IDLE',
  parse: readNothing,
  async run(talk) {
    talk.out.continuation('idling')
    const line = await talk.listen()
    if (line?.toUpperCase() === 'DONE') return ok('Was told all')
    // When no line came it is never sent: the session answers what came instead.
    return bad('DONE ends IDLE, nothing else may be said meanwhile')
  },
})

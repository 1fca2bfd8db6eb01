import { command } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok } from '../replies.ts'

/** The client takes UTF-8 in mail and in what we say (RFC 6856 §2). */
export const utf8 = command({
  verb: 'UTF8',
  rfc: 'RFC 6856 §2.1',
  usage: 'UTF8',
  in: ['authorization'],
  parse: nothing,
  capability: () => 'UTF8 USER',
  run(talk) {
    talk.utf8 = true
    return ok('UTF-8 it is')
  },
})

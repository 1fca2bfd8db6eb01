import { maildropCommand } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok } from '../replies.ts'

/** Takes the marks of DELE away (RFC 1939 §5). */
export const rset = maildropCommand({
  verb: 'RSET',
  rfc: 'RFC 1939 §5',
  usage: 'RSET',
  parse: nothing,
  run(_talk, _nothing, maildrop) {
    maildrop.reset()
    return ok(`${maildrop.count} messages (${maildrop.octets} octets)`)
  },
})

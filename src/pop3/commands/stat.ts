import { maildropCommand } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok } from '../replies.ts'

/** How many messages, and their octets: a drop listing (RFC 1939 §5). */
export const stat = maildropCommand({
  verb: 'STAT',
  rfc: 'RFC 1939 §5',
  usage: 'STAT',
  parse: nothing,
  run: (_talk, _nothing, maildrop) => ok(`${maildrop.count} ${maildrop.octets}`),
})

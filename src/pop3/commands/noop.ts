import { maildropCommand } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok } from '../replies.ts'

/** Does nothing (RFC 1939 §5). */
export const noop = maildropCommand({
  verb: 'NOOP',
  rfc: 'RFC 1939 §5',
  usage: 'NOOP',
  parse: nothing,
  run: () => ok('Nothing done'),
})

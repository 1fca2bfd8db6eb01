import { maildropCommand } from '../command.ts'
import { missing } from '../delivery.ts'
import { optionalNumber } from '../grammar.ts'
import { ok } from '../replies.ts'

/** Unique ids (RFC 1939 §7): the message's id, the same that REST gives, and never used again. */
export const uidl = maildropCommand({
  verb: 'UIDL',
  rfc: 'RFC 1939 §7',
  usage: 'UIDL [message]',
  parse: optionalNumber,
  capability: () => 'UIDL',
  run(_talk, number, maildrop) {
    if (number === null) return ok('Unique ids follow', { lines: maildrop.lines('id') })
    const entry = maildrop.entry(number)
    return entry === undefined ? missing(maildrop, number) : ok(`${number} ${entry.id}`)
  },
})

import { maildropCommand } from '../command.ts'
import { missing } from '../delivery.ts'
import { optionalNumber } from '../grammar.ts'
import { ok } from '../replies.ts'

/** Sizes in octets: scan listings (RFC 1939 §5). */
export const list = maildropCommand({
  verb: 'LIST',
  rfc: 'RFC 1939 §5',
  usage: 'LIST [message]',
  parse: optionalNumber,
  run(_talk, number, maildrop) {
    if (number === null)
      return ok(`${maildrop.count} messages (${maildrop.octets} octets)`, { lines: maildrop.lines('octets') })
    const entry = maildrop.entry(number)
    return entry === undefined ? missing(maildrop, number) : ok(`${number} ${entry.octets}`)
  },
})

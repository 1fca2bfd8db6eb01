import { maildropCommand } from '../command.ts'
import { missing } from '../delivery.ts'
import { messageNumber } from '../grammar.ts'
import { ok } from '../replies.ts'

/** Marks a message: QUIT will remove it (RFC 1939 §5). */
export const dele = maildropCommand({
  verb: 'DELE',
  rfc: 'RFC 1939 §5',
  usage: 'DELE message',
  parse: messageNumber,
  run(_talk, number, maildrop) {
    if (maildrop.entry(number) === undefined) return missing(maildrop, number)
    maildrop.delete(number)
    return ok(`Message ${number} will be deleted at QUIT`)
  },
})

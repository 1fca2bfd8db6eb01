import { maildropCommand } from '../command.ts'
import { fetchMessage } from '../delivery.ts'
import { numberAndLines } from '../grammar.ts'
import { ok } from '../replies.ts'
import { stuffed, top as topOf } from '../stuffing.ts'

/** The header and the first lines of a message (RFC 1939 §7); it never counts as reading. */
export const top = maildropCommand({
  verb: 'TOP',
  rfc: 'RFC 1939 §7',
  usage: 'TOP message lines',
  parse: numberAndLines,
  capability: () => 'TOP',
  async run(talk, { number, lines }, maildrop) {
    const fetched = await fetchMessage(talk, maildrop, number)
    if ('refusal' in fetched) return fetched.refusal
    return ok('The top of the message follows', { message: stuffed(topOf(fetched.raw.bytes(), lines)) })
  },
})

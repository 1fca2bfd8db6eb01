import type { Command } from '../command.ts'
import { reply } from '../reply.ts'

/** RSET ends the transaction (RFC 5321 §4.1.1.5). */
export const rset: Command = {
  verb: 'RSET',
  rfc: 'RFC 5321 §4.1.1.5',
  usage: 'RSET',
  argument: 'none',
  after: 'connect',
  junk: true,
  run(talk) {
    talk.reset()
    return reply(250, '2.0.0', 'Forgotten')
  },
}

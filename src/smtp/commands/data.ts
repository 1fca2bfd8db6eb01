import { dottedBody } from '../body.ts'
import type { Command, CommandResult, Talk } from '../command.ts'
import { Incoming } from '../incoming.ts'
import { reply } from '../reply.ts'

/** DATA: the message, up to CRLF.CRLF (RFC 5321 §4.1.1.4). */
export const data: Command = {
  verb: 'DATA',
  rfc: 'RFC 5321 §4.1.1.4',
  usage: 'DATA',
  argument: 'none',
  after: 'rcpt',
  guarded: true,
  run,
}

function run(talk: Talk): CommandResult {
  const { transaction } = talk
  if (transaction?.incoming !== undefined)
    return reply(503, '5.5.1', 'BDAT has begun: go on with it, or RSET')
  if (transaction?.binary) return reply(503, '5.5.1', 'BODY=BINARYMIME needs BDAT')
  const incoming = new Incoming(talk.capture)
  if (transaction !== undefined) transaction.incoming = incoming
  talk.readBody(dottedBody(incoming, () => talk.deliver(incoming)))
  return { code: 354, text: 'Go ahead, end with <CRLF>.<CRLF>' }
}

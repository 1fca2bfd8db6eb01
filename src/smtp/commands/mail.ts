import type { Command, CommandResult, Talk } from '../command.ts'
import { areBad, MAIL_PARAMETERS, readParameters } from '../esmtp-parameters.ts'
import { needsUtf8, readPath } from '../path.ts'
import { reply } from '../reply.ts'
import { Transaction } from '../transaction.ts'

const BAD_SENDER = '5.1.7'

/** MAIL begins a transaction (RFC 5321 §4.1.1.2). */
export const mail: Command = {
  verb: 'MAIL',
  rfc: 'RFC 5321 §4.1.1.2',
  usage: 'MAIL FROM:<address> [SIZE=n] [BODY=...] [SMTPUTF8] [RET=...] [ENVID=...]',
  argument: 'required',
  after: 'hello',
  guarded: true,
  badArgument: BAD_SENDER,
  keywords: (talk) => [`SIZE ${talk.settings.maxMessageSize}`, '8BITMIME', 'SMTPUTF8'],
  run,
}

function run(talk: Talk, argument: string): CommandResult {
  if (talk.transaction !== undefined) return reply(503, '5.5.1', 'A transaction is open: RSET first')
  const [, path] = /^FROM:(.*)$/is.exec(argument) ?? []
  if (path === undefined) return reply(501, '5.5.4', 'Write MAIL FROM:<address>')
  const read = readPath(path, talk.settings)
  if ('problem' in read) return reply(501, BAD_SENDER, `Bad sender: ${read.problem}`)
  const parameters = readParameters(read.rest, MAIL_PARAMETERS)
  if (areBad(parameters)) return reply(parameters.code, '5.5.4', parameters.problem)
  if (needsUtf8(read.address) && parameters.SMTPUTF8 !== true) {
    return reply(553, '5.6.7', 'An address beyond ASCII needs SMTPUTF8')
  }
  const { maxMessageSize } = talk.settings
  if (parameters.SIZE !== undefined && Number(parameters.SIZE) > maxMessageSize) {
    return reply(552, '5.3.4', `The message is larger than ${maxMessageSize} octets`)
  }
  talk.transaction = new Transaction(read.address, parameters)
  return reply(250, '2.1.0', 'Sender accepted')
}

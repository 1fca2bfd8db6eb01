import type { Command, CommandResult, Talk } from '../command.ts'
import { areBad, RCPT_PARAMETERS, readParameters } from '../esmtp-parameters.ts'
import { needsUtf8, readPath } from '../path.ts'
import { reply } from '../reply.ts'

const BAD_RECIPIENT = '5.1.3'

/** RCPT names one recipient (RFC 5321 §4.1.1.3); a repeated one is kept as often as it was named. */
export const rcpt: Command = {
  verb: 'RCPT',
  rfc: 'RFC 5321 §4.1.1.3',
  usage: 'RCPT TO:<address> [NOTIFY=...] [ORCPT=...]',
  argument: 'required',
  after: 'mail',
  guarded: true,
  badArgument: BAD_RECIPIENT,
  keywords: () => ['DSN'],
  run,
}

function run(talk: Talk, argument: string): CommandResult {
  const { transaction } = talk
  if (transaction === undefined) return reply(503, '5.5.1', 'MAIL first')
  if (transaction.incoming !== undefined) return reply(503, '5.5.1', 'Data has begun to come')
  const [, path] = /^TO:(.*)$/is.exec(argument) ?? []
  if (path === undefined) return reply(501, '5.5.4', 'Write RCPT TO:<address>')
  const read = readPath(path, talk.settings)
  if ('problem' in read) return reply(501, BAD_RECIPIENT, `Bad recipient: ${read.problem}`)
  if (read.address === '') return reply(501, BAD_RECIPIENT, 'Bad recipient: the address is empty')
  const parameters = readParameters(read.rest, RCPT_PARAMETERS)
  if (areBad(parameters)) return reply(parameters.code, '5.5.4', parameters.problem)
  if (needsUtf8(read.address) && !transaction.utf8) {
    return reply(553, '5.6.7', 'An address beyond ASCII needs SMTPUTF8')
  }
  const { recipients, inboxes } = talk.settings.limits
  if (transaction.recipients.length >= recipients) {
    return reply(452, '4.5.3', `No more than ${recipients} recipients; those before are kept`)
  }
  const inbox = talk.login === null ? talk.capture.inboxOf(read.address) : undefined
  if (inbox !== undefined && !transaction.leadsTo(inbox, inboxes)) {
    return reply(452, '4.5.3', `No more than ${inboxes} inboxes of one message; those before are kept`)
  }
  transaction.recipients.push({ address: read.address, parameters })
  return reply(250, '2.1.5', 'Recipient accepted')
}

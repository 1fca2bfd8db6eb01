import type { Command } from '../command.ts'
import { reply } from '../reply.ts'

/**
 * XCLIENT (Postfix XCLIENT_README): a proxy says whom it speaks for. Behind an option. Once it has named an address the
 * session is that client's, who may not say it again: proxies pass on what their clients say, and LOGIN needs no secret.
 */
export const xclient: Command = {
  verb: 'XCLIENT',
  rfc: 'Postfix XCLIENT_README',
  usage: 'XCLIENT NAME=... ADDR=... PORT=... PROTO=... HELO=... LOGIN=...',
  argument: 'required',
  after: 'connect',
  offered: (talk) => talk.xclient,
  keywords: () => ['XCLIENT NAME ADDR PORT PROTO HELO LOGIN'],
  async run(talk, argument) {
    if (talk.transaction !== undefined) return reply(503, '5.5.1', 'A transaction is open: RSET first')
    await talk.overrideClient(argument)
    return undefined
  },
}

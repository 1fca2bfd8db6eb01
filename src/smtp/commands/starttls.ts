import type { Command } from '../command.ts'
import { reply } from '../reply.ts'

/** STARTTLS (RFC 3207): octets that came with it in plaintext are never run. */
export const starttls: Command = {
  verb: 'STARTTLS',
  rfc: 'RFC 3207 §4',
  usage: 'STARTTLS',
  argument: 'none',
  after: 'hello',
  offered: (talk) => talk.settings.starttls || talk.secure,
  keywords: (talk) => (talk.secure ? [] : ['STARTTLS']),
  run(talk) {
    if (talk.secure) return reply(503, '5.5.1', 'TLS is on already')
    talk.startTls()
    return undefined
  },
}

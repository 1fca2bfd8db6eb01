import type { Command } from '../command.ts'
import { reply } from '../reply.ts'

/** NOOP does nothing (RFC 5321 §4.1.1.9). */
export const noop: Command = {
  verb: 'NOOP',
  rfc: 'RFC 5321 §4.1.1.9',
  usage: 'NOOP [text]',
  argument: 'optional',
  after: 'connect',
  junk: true,
  run: () => reply(250, '2.0.0', 'OK'),
}

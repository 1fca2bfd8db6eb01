import type { Command } from '../command.ts'
import { reply } from '../reply.ts'

/** VRFY never tells: every address is taken (RFC 5321 §3.5.3). */
export const vrfy: Command = {
  verb: 'VRFY',
  rfc: 'RFC 5321 §4.1.1.6',
  usage: 'VRFY address',
  argument: 'required',
  after: 'connect',
  guarded: true,
  junk: true,
  run: () => reply(252, '2.5.0', 'Not verified; every address is taken'),
}

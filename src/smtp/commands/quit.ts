import type { Command } from '../command.ts'

/** QUIT ends the session (RFC 5321 §4.1.1.10). */
export const quit: Command = {
  verb: 'QUIT',
  rfc: 'RFC 5321 §4.1.1.10',
  usage: 'QUIT',
  argument: 'none',
  after: 'connect',
  run: () => ({ code: 221, status: '2.0.0', text: 'Bye', ending: 'quit' }),
}

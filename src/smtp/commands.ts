import type { Command } from './command.ts'
import { auth } from './commands/auth.ts'
import { bdat } from './commands/bdat.ts'
import { data } from './commands/data.ts'
import { extendedHello, helo } from './commands/hello.ts'
import { help } from './commands/help.ts'
import { mail } from './commands/mail.ts'
import { noop } from './commands/noop.ts'
import { quit } from './commands/quit.ts'
import { rcpt } from './commands/rcpt.ts'
import { rset } from './commands/rset.ts'
import { starttls } from './commands/starttls.ts'
import { vrfy } from './commands/vrfy.ts'
import { xclient } from './commands/xclient.ts'

/** Every command. EHLO's keywords come in this order, and HELP's lines. */
export const COMMANDS: readonly Command[] = [
  extendedHello('EHLO', () => COMMANDS),
  extendedHello('LHLO', () => COMMANDS),
  helo,
  mail,
  rcpt,
  data,
  bdat,
  rset,
  starttls,
  auth,
  xclient,
  noop,
  vrfy,
  help(() => COMMANDS),
  quit,
]

const BY_VERB = new Map(COMMANDS.map((command) => [command.verb, command]))

/** Commands that are known, and that no sandbox has: 502 (RFC 5321 §4.2.4). */
const NEVER_OFFERED = new Set([
  'ATRN',
  'DEBUG',
  'ETRN',
  'EXPN',
  'KILL',
  'SAML',
  'SEND',
  'SHELL',
  'SOML',
  'TURN',
  'WIZ',
  'XFORWARD',
])

/** The row of a verb in upper case. */
export function commandNamed(verb: string): Command | undefined {
  return BY_VERB.get(verb)
}

export function isNeverOffered(verb: string): boolean {
  return NEVER_OFFERED.has(verb)
}

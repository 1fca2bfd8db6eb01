import type { Command } from './command.ts'
import { apop } from './commands/apop.ts'
import { auth } from './commands/auth.ts'
import { capa } from './commands/capa.ts'
import { dele } from './commands/dele.ts'
import { lang } from './commands/lang.ts'
import { list } from './commands/list.ts'
import { noop } from './commands/noop.ts'
import { pass } from './commands/pass.ts'
import { quit } from './commands/quit.ts'
import { retr } from './commands/retr.ts'
import { rset } from './commands/rset.ts'
import { stat } from './commands/stat.ts'
import { stls } from './commands/stls.ts'
import { top } from './commands/top.ts'
import { uidl } from './commands/uidl.ts'
import { user } from './commands/user.ts'
import { utf8 } from './commands/utf8.ts'

/** Every command. CAPA's lines come in this order. */
export const COMMANDS: readonly Command[] = [
  capa(() => COMMANDS),
  top,
  uidl,
  user,
  pass,
  apop,
  auth,
  stls,
  utf8,
  lang,
  stat,
  list,
  retr,
  dele,
  rset,
  noop,
  quit,
]

const BY_VERB = new Map(COMMANDS.map((command) => [command.verb, command]))

/** The row of a verb in upper case. */
export function commandNamed(verb: string): Command | undefined {
  return BY_VERB.get(verb)
}

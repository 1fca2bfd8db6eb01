import { MECHANISMS } from '../wire/sasl.ts'
import type { Command, Standing, Talk } from './command.ts'
import { capabilityName } from './withheld.ts'

/** What no single command brings: the revisions, how commands may be written (RFC 7888), and how far they are (RFC 9585). */
const OF_THE_SERVER = ['IMAP4rev1', 'IMAP4rev2', 'LITERAL+', 'INPROGRESS'] as const

/** What CAPABILITY lists (RFC 9051 §6.1.1): what the commands bring as they are now, less what is withheld. */
export function capabilitiesOf(talk: Talk, commands: readonly Command[]): readonly string[] {
  return broughtBy(talk, commands).filter((name) => talk.offers(name))
}

/** The names of all that CAPABILITY ever lists, before login or after it. */
export function namesOfCapabilities(commands: readonly Command[]): readonly string[] {
  const settings = { requireTls: false, maxMessageSize: 1 }
  const transport = { secure: false, canStartTls: true, compressed: false }
  const before = { inbox: undefined, mechanisms: MECHANISMS, transport, settings }
  const after = { ...before, inbox: '' }
  const all = [before, after].flatMap((standing) => broughtBy(standing, commands))
  return [...new Set(all.map(capabilityName))]
}

function broughtBy(standing: Standing, commands: readonly Command[]): readonly string[] {
  const brought = commands.flatMap((command) => [
    ...(command.extension === undefined ? [] : [command.extension]),
    ...(command.capabilities?.(standing) ?? []),
  ])
  return [...new Set([...OF_THE_SERVER, ...brought])]
}

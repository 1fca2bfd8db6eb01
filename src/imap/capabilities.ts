import type { Command, Talk } from './command.ts'

/** What no single command brings: the revisions, and how commands may be written (RFC 7888). */
const OF_THE_SERVER = ['IMAP4rev1', 'IMAP4rev2', 'LITERAL+'] as const

/** What CAPABILITY lists (RFC 9051 §6.1.1): what the commands bring as they are now, less what is withheld. */
export function capabilitiesOf(talk: Talk, commands: readonly Command[]): readonly string[] {
  const brought = commands.flatMap((command) => [
    ...(command.extension === undefined ? [] : [command.extension]),
    ...(command.capabilities?.(talk) ?? []),
  ])
  return [...new Set([...OF_THE_SERVER, ...brought])].filter((name) => talk.offers(name))
}

import { textOf } from '../lib/utf8.ts'
import type { Command, Result, Talk } from './command.ts'
import { commandNamed } from './commands.ts'
import { readLine } from './grammar.ts'
import type { Maildrop } from './maildrop.ts'
import { wrong } from './replies.ts'

/** A command line taken apart. */
export interface Spoken {
  /** As the client wrote it; what is not UTF-8 is replaced. */
  readonly text: string
  readonly argument: string | undefined
  /** Its row; `undefined` for a verb that nobody knows. */
  readonly command: Command | undefined
  /** Why it cannot be a command at all, whatever it says. */
  readonly flaw: string | undefined
}

const CONTROL = /[\u0000-\u001f\u007f]/

export function readSpoken(octets: Buffer, bareLf: boolean): Spoken {
  const text = octets.toString()
  const { verb, argument } = readLine(text)
  return { text, argument, command: commandNamed(verb), flaw: flawOf(octets, text, bareLf) }
}

function flawOf(octets: Buffer, text: string, bareLf: boolean): string | undefined {
  if (bareLf) return 'A line ends with CRLF, not with a bare LF'
  if (CONTROL.test(text)) return 'The line holds control characters'
  return textOf(octets) === undefined ? 'The line is not UTF-8' : undefined
}

/** Checks form and state, then lets the command act. */
export function dispatch(
  talk: Talk,
  { command, argument, flaw }: Spoken,
  maildrop: Maildrop | undefined,
): Result {
  if (flaw !== undefined) return wrong(flaw, command === undefined ? 'unknown-verb' : 'wrong-command')
  if (command === undefined) return wrong('No such command, CAPA lists what there is', 'unknown-verb')
  if (!command.in.includes(talk.state))
    return wrong(talk.state === 'authorization' ? 'Log in first' : 'You are logged in already')
  return command.run(talk, argument, maildrop)
}

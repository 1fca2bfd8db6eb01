import type { Command, CommandResult, Talk } from '../command.ts'
import { type Reply, reply } from '../reply.ts'

/** RFC 5321 §4.5.3.1.2 allows 255 octets to a domain; a little slack for what real clients say. */
const LONGEST_NAME = 300

/** EHLO of SMTP and LHLO of LMTP list the keywords of every command that is offered to this client now. */
export function extendedHello(verb: 'EHLO' | 'LHLO', table: () => readonly Command[]): Command {
  return {
    verb,
    rfc: verb === 'EHLO' ? 'RFC 5321 §4.1.1.1' : 'RFC 2033 §4.1',
    usage: `${verb} name`,
    argument: 'required',
    after: 'connect',
    offered: (talk) => talk.settings.lmtp === (verb === 'LHLO'),
    keywords: () => ['PIPELINING', 'ENHANCEDSTATUSCODES'],
    run: (talk, argument) => greet(talk, argument, keywordsOf(talk, table())),
  }
}

export const helo: Command = {
  verb: 'HELO',
  rfc: 'RFC 5321 §4.1.1.1',
  usage: 'HELO name',
  argument: 'required',
  after: 'connect',
  offered: (talk) => !talk.settings.lmtp,
  run: (talk, argument) => greet(talk, argument, []),
}

function keywordsOf(talk: Talk, table: readonly Command[]): string[] {
  return table
    .filter((command) => command.offered?.(talk) ?? true)
    .flatMap((command) => command.keywords?.(talk) ?? [])
}

function greet(talk: Talk, name: string, keywords: readonly string[]): CommandResult {
  const problem = nameProblem(name)
  if (problem !== undefined) return reply(501, '5.5.4', problem)
  talk.reset()
  talk.clientName = name
  // The reply to EHLO carries no enhanced status code (RFC 2034 §3).
  const text = [`${talk.settings.hostname} greets you`, ...keywords]
  return { code: 250, text } satisfies Reply
}

function nameProblem(name: string): string | undefined {
  if (/\s/.test(name)) return 'Give one name'
  if (name.length > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} octets`
  return name.includes('\ufffd') ? 'The name is not UTF-8' : undefined
}

import { type Command, type CommandResult, type Talk, usageOf } from './command.ts'
import { commandNamed, isNeverOffered } from './commands.ts'
import { goodbye, type Reply, reply } from './reply.ts'

/** A command line, taken apart. */
export interface Spoken {
  /** In upper case. */
  readonly verb: string
  readonly argument: string
  /** Its row; `undefined` for a verb that nobody knows. */
  readonly command: Command | undefined
}

/** What a browser, or a probe, would say to a web server (HOSTILE S16). */
const HTTP = /^(?:OPTIONS|GET|HEAD|POST|PUT|PATCH|DELETE|TRACE|CONNECT) \S+ HTTP\/\d/i
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/

export function readSpoken(line: string): Spoken {
  const space = line.search(/[ \t]/)
  const verb = (space < 0 ? line : line.slice(0, space)).toUpperCase()
  const argument = space < 0 ? '' : line.slice(space + 1).trim()
  return { verb, argument, command: commandNamed(verb) }
}

/** Checks state, then lets the command act. */
export function dispatch(talk: Talk, { verb, argument, command }: Spoken): CommandResult {
  if (command === undefined) return unknown(verb, argument)
  if (!(command.offered?.(talk) ?? true)) return reply(502, '5.5.1', `${verb} is not offered here`)
  const refusal = refusalOf(talk, command, argument)
  if (refusal === undefined) return command.run(talk, argument)
  return command.refused === undefined ? refusal : command.refused(talk, argument, refusal)
}

function unknown(verb: string, argument: string): Reply {
  if (isHttp(`${verb} ${argument}`)) return httpRefusal()
  if (isNeverOffered(verb)) return reply(502, '5.5.1', `${verb} is not offered here`)
  return reply(500, '5.5.2', 'Command not known, see HELP')
}

export function isHttp(line: string): boolean {
  return HTTP.test(line)
}

export function httpRefusal(): Reply {
  const farewell = goodbye('4.7.0', 'HTTP requests not allowed, this is SMTP', 'HTTP request')
  return { ...farewell, failure: 'refused' }
}

function refusalOf(talk: Talk, command: Command, argument: string): Reply | undefined {
  if (CONTROL.test(argument)) {
    return reply(501, command.badArgument ?? '5.5.4', 'The line holds control characters')
  }
  return (
    orderRefusal(talk, command) ?? guardRefusal(talk, command) ?? argumentRefusal(talk, command, argument)
  )
}

/** RFC 5321 §4.1.4. */
function orderRefusal(talk: Talk, { after }: Command): Reply | undefined {
  if (after === 'connect') return undefined
  if (talk.clientName === null) {
    return reply(503, '5.5.1', `${talk.settings.lmtp ? 'LHLO' : 'EHLO'} first`)
  }
  if (after === 'hello') return undefined
  if (talk.transaction === undefined) return reply(503, '5.5.1', 'MAIL first')
  if (after === 'mail' || talk.transaction.recipients.length > 0) return undefined
  return reply(503, '5.5.1', 'RCPT first')
}

function guardRefusal(talk: Talk, { guarded }: Command): Reply | undefined {
  if (guarded !== true) return undefined
  if (talk.settings.requireTls && !talk.secure) return reply(530, '5.7.0', 'STARTTLS first')
  if (talk.settings.auth === 'required' && talk.login === null) return reply(530, '5.7.0', 'AUTH first')
  return undefined
}

function argumentRefusal(talk: Talk, command: Command, argument: string): Reply | undefined {
  const fits = command.argument === 'optional' || (command.argument === 'none') === (argument === '')
  return fits ? undefined : reply(501, '5.5.4', `Write ${usageOf(command, talk)}`)
}

import { type Command, Option } from 'commander'
import { createClient, type SandpostClient } from '../client/client.ts'
import { variableOf } from '../config/options.ts'
import { CommandFailure, EXIT } from './exit.ts'
import { httpServer } from './server-address.ts'

export interface ServerFlags {
  readonly url?: string
  readonly token?: string
  readonly insecure?: boolean
}

export interface Server {
  readonly url: string
  readonly client: SandpostClient
}

/** The flags that say which running server is meant. */
export function addServerFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--url <URL>', 'The server. [default: http://127.0.0.1:8025] [variable: SANDPOST_URL]'),
    )
    .addOption(
      new Option('--token <TOKEN>', `The server's --http-token. [variable: ${variableOf('http-token')}]`),
    )
    .option('--insecure', "Does not check the server's certificate.")
}

/** What flags and variables say. @throws BadOption */
export function serverOf(flags: ServerFlags, env: NodeJS.ProcessEnv): Server {
  const { url, isOwn } = httpServer(flags.url, env)
  const token = flags.token ?? env[variableOf('http-token')]
  if (flags.insecure === true || (isOwn && url.startsWith('https:'))) trustAnyCertificate()
  return { url, client: createClient({ url, ...(token === undefined ? {} : { token }) }) }
}

/** For this process, which is one short command. Node would warn of it; the user asked for it. */
function trustAnyCertificate(): void {
  process.removeAllListeners('warning')
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
}

/** An error of the client in words for the user: nobody there, or what the server says. */
export function serverFailure(error: unknown, url: string): CommandFailure {
  if (error instanceof CommandFailure) return error
  if (error instanceof TypeError) {
    const cause =
      error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : ''
    return new CommandFailure(`cannot reach ${url}: is sandpost running?${cause}`, EXIT.noServer, {
      cause: error,
    })
  }
  const text = error instanceof Error ? error.message : String(error)
  return new CommandFailure(`${url}: ${text}`, undefined, { cause: error })
}

import { createClient, type SandpostClient } from './client/client.ts'
import { OPTION_NAMES, type Settings } from './config/options.ts'
import { readSettings } from './config/settings.ts'
import { type Log, silentLog } from './lib/log.ts'
import { endpointOf, httpUrl } from './sandbox/endpoints.ts'
import { type Sandbox, startSandbox as start } from './sandbox.ts'

export type { SandpostClient } from './client/client.ts'
export type { Log } from './lib/log.ts'
export type { OpenListener } from './sandbox/open-listener.ts'

/**
 * Every option of the command line by its name in camel case, written as there: `{ auth: 'required', maxAge: '1h' }`.
 * What is not given: `memory:` as the store, and a free port of 127.0.0.1 for each listener. Variables and files are not read.
 */
export type SandboxOptions = { readonly [Name in keyof Settings]?: string | number | boolean } & {
  /** Where to log; nowhere when absent. */
  readonly log?: Log
}

/** A Sandpost in this process. */
export interface LocalSandbox extends Omit<Sandbox, 'close'>, AsyncDisposable {
  /** Where SMTP listens: what a mail library wants to know. Port 0 when it is on Unix sockets alone, or off. */
  readonly smtp: { readonly host: string; readonly port: number }
  /** Where POP3 listens; likewise. */
  readonly pop3: { readonly host: string; readonly port: number }
  /** Where IMAP listens; likewise. */
  readonly imap: { readonly host: string; readonly port: number }
  /** Where the page and REST are: `http://127.0.0.1:41025`; empty when they are on Unix sockets alone, or off. */
  readonly url: string
  /** Reads, waits for and sends messages by REST. */
  readonly client: SandpostClient
  /** Drains and closes everything; also called at the end of `await using`. */
  close(): Promise<void>
}

const ANY_PORT = '127.0.0.1:0'
const IN_PROCESS = {
  store: 'memory:',
  smtpListen: ANY_PORT,
  pop3Listen: ANY_PORT,
  imapListen: ANY_PORT,
  httpListen: ANY_PORT,
}

/**
 * Starts a Sandpost in this process; any number may run at once.
 * @throws BadOption when an option cannot be used
 */
export async function startSandbox({
  log = silentLog,
  ...options
}: SandboxOptions = {}): Promise<LocalSandbox> {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const tlsOn = options.tls === 'self-signed' || options.tlsCert !== undefined
  const secure = tlsOn ? { smtpsListen: ANY_PORT, pop3sListen: ANY_PORT, imapsListen: ANY_PORT } : {}
  const all = { ...IN_PROCESS, ...secure, ...given }
  const { settings, options: effective } = readSettings({ argv: argumentsOf(all), env: {} })
  const sandbox = await start({ settings, options: effective }, { log })
  const url = httpUrl(sandbox)
  const { httpToken: token } = settings
  const { certificate } = sandbox
  return {
    ...sandbox,
    smtp: endpointOf(sandbox, 'smtp'),
    pop3: endpointOf(sandbox, 'pop3'),
    imap: endpointOf(sandbox, 'imap'),
    url,
    client: createClient({
      url,
      ...(token === null ? {} : { token }),
      ...(certificate === null ? {} : { certificate }),
    }),
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

function argumentsOf(options: Readonly<Record<string, unknown>>): string[] {
  const flags = new Map(
    OPTION_NAMES.map((name) => [name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), name]),
  )
  return Object.entries(options).map(([key, value]) => `--${flags.get(key) ?? key}=${String(value)}`)
}

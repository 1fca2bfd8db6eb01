import { isIPv6 } from 'node:net'
import { BadOption, BadValue } from '../config/bad-option.ts'
import { variableOf } from '../config/options.ts'
import { type ListenAddress, listen } from '../config/readers/listen.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where mail is handed in: `--smtp`, else `SANDPOST_SMTP`, else where a server with this environment listens. @throws BadOption */
export function smtpServer(flag: string | undefined, env: Environment): ListenAddress {
  const own = env[variableOf('smtp-listen')]
  const listens = own === undefined || own === 'off' ? '127.0.0.1:1025' : own
  const [where, text] = firstOf([
    ['--smtp', flag],
    ['SANDPOST_SMTP', env.SANDPOST_SMTP],
    [variableOf('smtp-listen'), listens],
  ])
  return reachable(read(where, text))
}

/** A server's HTTP. */
export interface HttpServerAddress {
  /** Base URL, without a final slash. */
  readonly url: string
  /** Nobody named it: it is the one that would listen with this environment. */
  readonly isOwn: boolean
}

/** Where REST is: `--url`, else `SANDPOST_URL`, else as for mail. @throws BadOption */
export function httpServer(flag: string | undefined, env: Environment): HttpServerAddress {
  const variable = variableOf('http-listen')
  const own = env[variable]
  const [where, text] = firstOf([
    ['--url', flag],
    ['SANDPOST_URL', env.SANDPOST_URL],
    [variable, own === undefined || own === 'off' ? '127.0.0.1:8025' : own],
  ])
  if (where === variable) {
    const tls = (env[variableOf('tls')] ?? 'off') !== 'off' || env[variableOf('tls-cert')] !== undefined
    return { url: urlOf(reachable(read(where, text)), { where, tls }), isOwn: true }
  }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new BadOption('url', `${where} wants a URL such as http://127.0.0.1:8025.`)
  return { url: url.href.replace(/\/+$/, ''), isOwn: false }
}

function firstOf(choices: readonly (readonly [string, string | undefined])[]): readonly [string, string] {
  for (const [where, text] of choices) if (text !== undefined) return [where, text]
  return ['', '']
}

function read(where: string, text: string): ListenAddress {
  try {
    const surroundings = { cwd: process.cwd(), home: '', platform: process.platform, env: {} }
    const [address] = listen.read(text, surroundings)
    if (address !== undefined) return address
    throw new BadValue('is off: name a server')
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    throw new BadOption(where, `${where} ${error.message}.`)
  }
}

/** Nobody can connect to an address that stands for all of them: this machine's own is meant. */
function reachable(address: ListenAddress): ListenAddress {
  if (address.kind === 'unix') return address
  const own: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  return { kind: 'tcp', host: own[address.host] ?? address.host, port: address.port }
}

function urlOf(
  address: ListenAddress,
  { where, tls }: { readonly where: string; readonly tls: boolean },
): string {
  if (address.kind === 'unix') throw new BadOption('url', `${where} is a Unix socket: name a URL with --url.`)
  const host = isIPv6(address.host) ? `[${address.host}]` : address.host
  return `${tls ? 'https' : 'http'}://${host}:${address.port}`
}

import { lstatSync, type Stats } from 'node:fs'
import { BlockList, isIPv6 } from 'node:net'
import { dirname } from 'node:path'
import { BadOption } from '../config/bad-option.ts'
import type { OptionName, Settings } from '../config/options.ts'
import { type ListenAddress, listenText } from '../config/readers/listen.ts'
import type { HttpServer } from '../http/server.ts'
import type { ImapServer } from '../imap/server.ts'
import type { Pop3Server } from '../pop3/server.ts'
import type { SmtpServer } from '../smtp/server.ts'
import type { OpenListener } from './open-listener.ts'

export interface Servers {
  readonly settings: Settings
  /** Whether there is a certificate. */
  readonly tls: boolean
  readonly smtp: SmtpServer
  readonly pop3: Pop3Server
  readonly imap: ImapServer
  readonly http: HttpServer
}

type Endpoint = ListenAddress & { readonly mode?: number }
type Bound =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }

/** One listening option: what it speaks, where, and how to open one of its addresses. */
interface Door {
  readonly option: OptionName
  readonly protocol: OpenListener['protocol']
  readonly tls: OpenListener['tls']
  readonly addresses: readonly ListenAddress[]
  readonly open: (endpoint: Endpoint) => Promise<Bound>
}

/**
 * Opens every listener of the settings, in order, into `open`.
 * @throws BadOption naming the option whose address cannot be had
 */
export async function openListeners(servers: Servers, open: OpenListener[]): Promise<void> {
  for (const door of doorsOf(servers)) {
    for (const address of door.addresses) {
      const bound = await openOne(door, address, servers.settings.unixSocketMode)
      if (bound !== undefined)
        open.push({ protocol: door.protocol, address: listenText(bound), tls: door.tls })
    }
  }
}

function doorsOf({ settings, tls, smtp, pop3, imap, http }: Servers): readonly Door[] {
  const upgrade = tls ? 'starttls' : 'off'
  return [
    {
      option: 'smtp-listen',
      protocol: 'smtp',
      tls: upgrade,
      addresses: settings.smtpListen,
      open: (endpoint) => smtp.listen(endpoint, { tls: upgrade }),
    },
    {
      option: 'smtps-listen',
      protocol: 'smtps',
      tls: 'implicit',
      addresses: tls ? settings.smtpsListen : [],
      open: (endpoint) => smtp.listen(endpoint, { tls: 'implicit' }),
    },
    {
      option: 'lmtp-listen',
      protocol: 'lmtp',
      tls: upgrade,
      addresses: settings.lmtpListen,
      open: (endpoint) => smtp.listen(endpoint, { tls: upgrade, lmtp: true }),
    },
    {
      option: 'pop3-listen',
      protocol: 'pop3',
      tls: upgrade,
      addresses: settings.pop3Listen,
      open: (endpoint) => pop3.listen(endpoint, { tls: upgrade }),
    },
    {
      option: 'pop3s-listen',
      protocol: 'pop3s',
      tls: 'implicit',
      addresses: tls ? settings.pop3sListen : [],
      open: (endpoint) => pop3.listen(endpoint, { tls: 'implicit' }),
    },
    {
      option: 'imap-listen',
      protocol: 'imap',
      tls: upgrade,
      addresses: settings.imapListen,
      open: (endpoint) => imap.listen(endpoint, { tls: upgrade }),
    },
    {
      option: 'imaps-listen',
      protocol: 'imaps',
      tls: 'implicit',
      addresses: tls ? settings.imapsListen : [],
      open: (endpoint) => imap.listen(endpoint, { tls: 'implicit' }),
    },
    {
      option: 'http-listen',
      protocol: 'http',
      tls: tls ? 'implicit' : 'off',
      addresses: settings.httpListen,
      open: (endpoint) => http.listen(endpoint),
    },
  ]
}

/** What an address that this machine does not have answers: no IPv6, for example. */
const ABSENT = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])

async function openOne(door: Door, address: ListenAddress, mode: number): Promise<Bound | undefined> {
  try {
    return await door.open(address.kind === 'unix' ? { ...address, mode } : address)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    if (address.kind === 'tcp' && address.optional === true && ABSENT.has(code)) return undefined
    throw new BadOption(door.option, refusal(door, address, code), { cause: error })
  }
}

function refusal(door: Door, address: ListenAddress, code: string): string {
  const elsewhere = `choose another with --${door.option}, or --${door.option} off`
  const name = door.protocol.toUpperCase()
  if (address.kind === 'unix')
    return `${name} ${address.path} ${obstacle(address.path, code)}, or ${elsewhere}.`
  const where = `port ${address.port} on ${address.host}`
  switch (code) {
    case 'EADDRINUSE':
      return `${name} ${where} is in use (${code}): stop the program that has it, or ${elsewhere}.`
    case 'EACCES':
    case 'EPERM':
      return `${name} ${where} is not allowed to this user (${code}): ${elsewhere}; ports from 1024 on need no rights.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${name} ${where}: no such host (${code}): give an IP address, or ${elsewhere}.`
    default:
      return `${name} ${where} cannot be listened on (${code}): ${elsewhere}.`
  }
}

/** What keeps a socket from being made there, and what to do. Node says EACCES where its folder is missing, too. */
function obstacle(path: string, code: string): string {
  switch (code) {
    case 'EADDRINUSE': {
      const there = factsOf(path)
      if (there?.isSymbolicLink()) return `is a link (${code}), which is left alone: remove it`
      if (there?.isDirectory()) return `is a folder (${code}): name a file in it`
      if (there?.isSocket() === false)
        return `is a file and no socket (${code}), which is left alone: move it`
      return `is in use (${code}): stop the program that has it`
    }
    case 'EACCES':
    case 'EPERM':
      if (factsOf(dirname(path)) === undefined) return `has no folder ${dirname(path)} to be in: make that`
      return `may not be made by this user (${code}): name a place where this user may write`
    default:
      return `cannot be listened on (${code}): name another path`
  }
}

/** `undefined`: nothing is there. `null`: this user may not know. */
function factsOf(path: string): Stats | undefined | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return null
  }
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Whether only this machine can reach it. */
export function isLoopback({ address }: Pick<OpenListener, 'address'>): boolean {
  if (address.startsWith('unix:')) return true
  const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '')
  return host === 'localhost' || LOOPBACK.check(host, isIPv6(host) ? 'ipv6' : 'ipv4')
}

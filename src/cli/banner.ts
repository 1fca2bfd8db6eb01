import type { Settings } from '../config/options.ts'
import { printable } from '../lib/printable.ts'
import { durationText, sizeText } from './quantities.ts'

interface RunningListener {
  readonly protocol: string
  readonly address: string
  readonly tls: 'off' | 'starttls' | 'implicit'
}

/** What runs, as the sandbox tells it. */
export interface Running {
  readonly version: string
  readonly listeners: readonly RunningListener[]
  readonly place: string
  readonly durability: string
  readonly warnings: readonly string[]
}

/** All that the banner says, also as the first line of a JSON log. */
export interface BannerFacts extends Running {
  /** Whether page and REST want `--http-token`. */
  readonly httpToken: boolean
  readonly login: string
  readonly limits: readonly string[]
}

export function bannerFacts(settings: Settings, running: Running, warnings: readonly string[]): BannerFacts {
  const { version, listeners, place, durability } = running
  return {
    version,
    listeners,
    place,
    durability,
    httpToken: settings.httpToken !== null,
    login: loginText(settings),
    limits: limitTexts(settings),
    warnings: [...running.warnings, ...warnings],
  }
}

/** What the server prints once it is ready, for people. */
export function banner(facts: BannerFacts): string {
  const page = pageOf(facts)
  const rows: readonly (readonly [string, string])[] = [
    ...listenerRows(facts),
    ['', ''],
    ['Store', `${facts.place} · ${facts.durability}`],
    ['Login', facts.login],
    ['Limits', facts.limits.join(' · ')],
    ['', ''],
    ...firstMailRows(facts),
    ...(page === undefined ? [] : [['Read it', page] as const]),
  ]
  const lines = rows.map(([name, text]) => (name === '' ? '' : `  ${name.padEnd(12)}${printable(text)}`))
  const warnings = facts.warnings.map((warning) => `  Warning: ${printable(warning)}`)
  const all = [`Sandpost ${facts.version}: captures every message, sends none`, '', ...lines]
  return `${[...all, ...(warnings.length > 0 ? ['', ...warnings] : []), ''].join('\n')}\n`
}

function listenerRows(facts: BannerFacts): readonly (readonly [string, string])[] {
  const protocols = [...new Set(facts.listeners.map(({ protocol }) => protocol))]
  return protocols.map((protocol) => {
    const here = facts.listeners.filter((listener) => listener.protocol === protocol)
    const addresses = here.map((listener) => (isHttp(protocol) ? urlOf(listener) : listener.address))
    const upgrade = protocol === 'pop3' ? ' · STLS' : ' · STARTTLS'
    const starttls = here.some(({ tls }) => tls === 'starttls') ? upgrade : ''
    const token = isHttp(protocol) && facts.httpToken ? ' · token needed' : ''
    return [protocol.toUpperCase(), addresses.join('  ') + starttls + token]
  })
}

function isHttp(protocol: string): boolean {
  return /^https?$/i.test(protocol)
}

function urlOf({ address, tls }: RunningListener): string {
  if (address.startsWith('unix:')) return address
  return `${tls === 'implicit' ? 'https' : 'http'}://${address}`
}

function pageOf(facts: BannerFacts): string | undefined {
  const listener = facts.listeners.find(
    ({ protocol, address }) => isHttp(protocol) && !address.startsWith('unix:'),
  )
  return listener && urlOf({ ...listener, address: reachable(listener.address) })
}

function firstMailRows(facts: BannerFacts): readonly (readonly [string, string])[] {
  const smtp = facts.listeners.find(({ protocol }) => protocol.toLowerCase() === 'smtp')
  if (smtp === undefined) return []
  const address = reachable(smtp.address)
  return [['First mail', `npx sandpost send${address === '127.0.0.1:1025' ? '' : ` --smtp ${address}`}`]]
}

/** An address that stands for all of them cannot be connected to everywhere: this machine's own can. */
function reachable(address: string): string {
  return address.replace(/^0\.0\.0\.0:/, '127.0.0.1:').replace(/^\[::\]:/, '[::1]:')
}

function loginText({ auth, inboxes, autoInboxes }: Settings): string {
  const names = inboxes.map(({ name }) => name)
  const other = names.length > 0 ? ' other' : ''
  const open = autoInboxes ? `any${other} user name makes an inbox` : `no${other} user name is taken`
  const more = names.length > 10 ? ', …' : ''
  return names.length > 0
    ? `${auth} · declared: ${names.slice(0, 10).join(', ')}${more} · ${open}`
    : `${auth} · ${open}`
}

function limitTexts(settings: Settings): readonly string[] {
  const { maxMessages, maxAge, maxBytes } = settings
  const kept = [
    ...(maxMessages === null ? [] : [`${maxMessages} messages`]),
    ...(maxAge === null ? [] : [durationText(maxAge)]),
    ...(maxBytes === null ? [] : [sizeText(maxBytes)]),
  ]
  return [
    `message ${sizeText(settings.maxMessageSize)}`,
    `${settings.maxRecipients} recipients`,
    `${settings.maxConnections} connections, ${settings.maxConnectionsPerIp} from one address`,
    kept.length === 0 ? 'mail is kept until you delete it' : `an inbox keeps ${kept.join(', ')}`,
  ]
}

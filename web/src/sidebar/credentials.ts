import type { ServerInfo } from '../api/types.ts'
import { endpoint } from '../connect/account.ts'
import { words } from '../words/words.ts'

export interface Credential {
  readonly name: string
  readonly value: string
}

interface Asked {
  /** The host under which the page was opened. */
  readonly page: string
  readonly inbox: string
  /** In words where it is not known. */
  readonly password: string
}

/** What a program wants to know to send to an inbox and read it: host, ports, user name, password. */
export function credentialsOf(
  listeners: ServerInfo['listeners'],
  { page, inbox, password }: Asked,
): readonly Credential[] {
  const found = listeners
    .filter(({ protocol, address }) => !protocol.startsWith('http') && !address.startsWith('unix:'))
    .map(({ protocol, address }) => ({ protocol, ...endpoint(address, page) }))
  const host = found[0]?.host
  const seen = new Set<string>()
  const ports = found.flatMap(({ protocol, host: own, port }) => {
    // Of an IPv4 and an IPv6 address the first is enough.
    if (seen.has(protocol)) return []
    seen.add(protocol)
    const value = own === host ? port : `${own.includes(':') ? `[${own}]` : own}:${port}`
    return [{ name: words.inboxes.portOf(protocol.toUpperCase()), value }]
  })
  return [
    ...(host === undefined ? [] : [{ name: words.inboxes.host, value: host }]),
    ...ports,
    { name: words.inboxes.userName, value: inbox },
    { name: words.inboxes.password, value: password },
  ]
}

/** The same as text, a line each. */
export function credentialsText(credentials: readonly Credential[]): string {
  return credentials.map(({ name, value }) => `${name}: ${value}`).join('\n')
}

import type { ServerInfo } from '../api/types.ts'

type Listener = ServerInfo['listeners'][number]

/** Where one protocol is spoken. */
export interface Door {
  /** A name or an address without brackets. */
  readonly host: string
  readonly port: string
  readonly tls: Listener['tls']
}

/** What a program is told to send to an inbox, or to read it. */
export interface Account {
  readonly smtp: Door | undefined
  readonly pop3: Door | undefined
  readonly imap: Door | undefined
  /** `null`: no login, so the mail comes to the inbox `default`. */
  readonly user: string | null
  readonly password: string
}

interface Asked {
  /** The host under which the page was opened. */
  readonly page: string
  /** `null` for any inbox. */
  readonly inbox: string | null
  readonly password: string
}

/** How this very server is reached for an inbox. A protocol that is spoken on Unix sockets alone has no door. */
export function accountOf(listeners: ServerInfo['listeners'], { page, inbox, password }: Asked): Account {
  const door = (...protocols: readonly string[]) => doorOf(listeners, protocols, page)
  return {
    smtp: door('smtp', 'smtps'),
    pop3: door('pop3', 'pop3s'),
    imap: door('imap', 'imaps'),
    user: inbox === 'default' ? null : inbox,
    password,
  }
}

function doorOf(
  listeners: readonly Listener[],
  protocols: readonly string[],
  page: string,
): Door | undefined {
  for (const protocol of protocols) {
    const found = listeners.find((each) => each.protocol === protocol && !each.address.startsWith('unix:'))
    if (found !== undefined) return { ...endpoint(found.address, page), tls: found.tls }
  }
  return undefined
}

/** Host and port of a listener's address; one that listens everywhere is reached where the page is. */
export function endpoint(address: string, page: string): { readonly host: string; readonly port: string } {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '')
  const everywhere = host === '0.0.0.0' || host === '::'
  return { host: everywhere ? page.replace(/^\[|\]$/g, '') : host, port: address.slice(colon + 1) }
}

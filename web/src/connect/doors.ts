import type { ServerInfo } from '../api/types.ts'

type Listener = ServerInfo['listeners'][number]

/** Where one protocol is spoken. */
export interface Door {
  readonly protocol: Listener['protocol']
  /** A name or an address without brackets. */
  readonly host: string
  readonly port: string
  readonly tls: Listener['tls']
}

/**
 * Where this very server is reached, one place for each protocol of mail: of an IPv4 and an IPv6 address the first is
 * enough. What is spoken on Unix sockets alone has no door.
 * @param page the host under which the page was opened
 */
export function doorsOf(listeners: readonly Listener[], page: string): readonly Door[] {
  const doors = new Map<string, Door>()
  for (const { protocol, address, tls } of listeners) {
    if (protocol.startsWith('http') || address.startsWith('unix:') || doors.has(protocol)) continue
    doors.set(protocol, { protocol, tls, ...endpoint(address, page) })
  }
  return [...doors.values()]
}

/** Host and port of a listener's address; one that listens everywhere is reached where the page is. */
function endpoint(address: string, page: string): Pick<Door, 'host' | 'port'> {
  const colon = address.lastIndexOf(':')
  const host = bare(address.slice(0, colon))
  const everywhere = host === '0.0.0.0' || host === '::'
  return { host: everywhere ? bare(page) : host, port: address.slice(colon + 1) }
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

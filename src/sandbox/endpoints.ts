import type { OpenListener } from './open-listener.ts'

type Listening = { readonly listeners: readonly OpenListener[] }

/** Where REST and the page are: `http://127.0.0.1:41025`; empty when they are on Unix sockets alone, or off. */
export function httpUrl(sandbox: Listening): string {
  const listener = portOf(sandbox, 'http')
  if (listener === undefined) return ''
  return `${listener.tls === 'off' ? 'http' : 'https'}://${listener.address}`
}

/** Where a protocol is; port 0 when it is on Unix sockets alone, or off. An IPv6 address has no brackets. */
export function endpointOf(
  sandbox: Listening,
  protocol: OpenListener['protocol'],
): { readonly host: string; readonly port: number } {
  const address = portOf(sandbox, protocol)?.address ?? ':0'
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}

/** The first listener of the protocol that has a port. */
function portOf({ listeners }: Listening, protocol: OpenListener['protocol']): OpenListener | undefined {
  return listeners.find((listener) => listener.protocol === protocol && !listener.address.startsWith('unix:'))
}

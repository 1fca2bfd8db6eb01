import type { Listener } from '../http/contract/server.ts'

/** Where one protocol of a server can be reached, and how. */
export interface Endpoint {
  readonly host: string
  readonly port: number
  /** Whether TLS begins at once. */
  readonly secure: boolean
}

/** An endpoint with the login of one inbox. */
export interface InboxAccess extends Endpoint {
  readonly user: string
  readonly pass: string
  /** All of it: `smtp://user:pass@127.0.0.1:1025`, `smtps://…` when TLS begins at once. */
  readonly url: string
}

export type MailProtocol = 'smtp' | 'pop3' | 'imap'

/**
 * Where the server takes the protocol; port 0 when it does so on no port.
 * @param url where the server's page is, whose host stands for "any address", and for the server's own loopback
 */
export function endpointOf(
  { listeners }: { readonly listeners: readonly Listener[] },
  protocol: MailProtocol,
  url: string,
): Endpoint {
  const plain = listeners.find((one) => one.protocol === protocol && hasPort(one))
  const secure = listeners.find((one) => one.protocol === `${protocol}s` && hasPort(one))
  const chosen = plain ?? secure
  if (chosen === undefined) return { host: '', port: 0, secure: false }
  const colon = chosen.address.lastIndexOf(':')
  const bound = unbracketed(chosen.address.slice(0, colon))
  const page = unbracketed(new URL(url).hostname)
  const host = isLoopback(bound) === isLoopback(page) && !isAny(bound) ? bound : page
  return { host, port: Number(chosen.address.slice(colon + 1)), secure: chosen.tls === 'implicit' }
}

/** The endpoint with a login. */
export function accessOf(
  protocol: MailProtocol,
  endpoint: Endpoint,
  login: { readonly user: string; readonly pass: string },
): InboxAccess {
  const { host, port, secure } = endpoint
  const { user, pass } = login
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const scheme = `${protocol}${secure ? 's' : ''}`
  return {
    ...endpoint,
    user,
    pass,
    url: `${scheme}://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@${place}`,
  }
}

function hasPort({ address }: Listener): boolean {
  return !address.startsWith('unix:')
}

function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

import type { SandpostClient } from '../client/client.ts'

type Listener = Awaited<ReturnType<SandpostClient['server']>>['listeners'][number]

/** Where an app hands in mail for one inbox, and as whom. */
export interface SmtpAccess {
  readonly host: string
  readonly port: number
  /** Whether TLS begins at once. */
  readonly secure: boolean
  readonly user: string
  readonly pass: string
  /** All of it: `smtp://user:pass@127.0.0.1:1025`, `smtps://…` when TLS begins at once. */
  readonly url: string
}

interface Login {
  readonly user: string
  readonly pass: string
}

interface Server {
  /** Where REST was reached: its host stands for "any address", and for a loopback that is not ours. */
  readonly url: string
  readonly listeners: readonly Listener[]
}

/** Where the server takes mail; undefined when it does so on no port. @param ownPort the inbox's own, in place of all others */
export function smtpAccess(
  { url, listeners }: Server,
  login: Login,
  ownPort: number | null,
): SmtpAccess | undefined {
  const [first] = ['smtp', 'smtps'].flatMap((protocol) =>
    listeners.filter((one) => one.protocol === protocol && !one.address.startsWith('unix:')),
  )
  if (first === undefined) return undefined
  const colon = first.address.lastIndexOf(':')
  const host = reachable(unbracketed(first.address.slice(0, colon)), unbracketed(new URL(url).hostname))
  const port = ownPort ?? Number(first.address.slice(colon + 1))
  const secure = first.tls === 'implicit'
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const account = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}`
  return { host, port, secure, ...login, url: `${secure ? 'smtps' : 'smtp'}://${account}@${place}` }
}

function reachable(bound: string, asked: string): string {
  return isLoopback(bound) === isLoopback(asked) && !['0.0.0.0', '::'].includes(bound) ? bound : asked
}

function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

import { isIP } from 'node:net'

/** `Host` taken apart; `undefined` when it is no host at all (RFC 9110 §7.2). */
export interface HostParts {
  /** Lower case, without brackets, port and one final dot. */
  readonly name: string
  /** As given after the colon; empty without one. */
  readonly port: string
}

export function parseHost(host: string): HostParts | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^[\]:/?#@\s]+))(?::(\d{1,5}))?$/.exec(host)
  if (match === null) return undefined
  const [, bracketed, plain, port = ''] = match
  if (bracketed !== undefined)
    return isIP(bracketed) === 6 ? { name: bracketed.toLowerCase(), port } : undefined
  return { name: (plain ?? '').toLowerCase().replace(/\.$/, ''), port }
}

/**
 * Whether a request may name this host: an IP address, `localhost`, a single label (a container's name) or one of
 * those allowed. Names with dots resolve to whatever their owner says, which is how DNS rebinding reaches a loopback
 * server; the others cannot be another's.
 */
export function hostAllowed(name: string, allowed: readonly string[]): boolean {
  if (isIP(name) !== 0 || name === 'localhost') return true
  if (/^[a-z0-9_-]{1,63}$/.test(name)) return true
  return allowed.includes(name)
}

/** Whether `Host` names this origin, port included; the usual port of its scheme may be said or left out. */
export function isHostOf({ name, port }: HostParts, origin: string): boolean {
  const { protocol, host } = new URL(origin)
  const usual = protocol === 'https:' ? '443' : '80'
  const other = parseHost(host)
  return name === other?.name && (port || usual) === (other.port || usual)
}

/** Option values as they are compared: lower case, without port and final dot. */
export function normalHosts(hosts: readonly string[]): readonly string[] {
  return hosts.map((host) => parseHost(host.trim())?.name ?? '').filter((name) => name !== '')
}

/** Whether an address is this machine's own (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

import { isIP, isIPv4, isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import { listOf, type Reader, type Surroundings } from '../reader.ts'

/** Where a listener is to be opened. */
export type ListenAddress =
  | {
      readonly kind: 'tcp'
      /** An IP address without brackets, or a host name. */
      readonly host: string
      /** 0: any free port. */
      readonly port: number
      /** Passed over in silence where the machine does not have this address (`::1` without IPv6). */
      readonly optional?: boolean
    }
  | { readonly kind: 'unix'; readonly path: string }

/** The address as the user would write it: `[::1]:1025`, `unix:/run/sandpost.sock`. */
export function listenText(address: ListenAddress): string {
  if (address.kind === 'unix') return `unix:${address.path}`
  return `${isIPv6(address.host) ? `[${address.host}]` : address.host}:${address.port}`
}

/** `host:port`, `port` (of localhost), `unix:/path.sock`, several of these with commas, or `off`. */
export const listen: Reader<readonly ListenAddress[]> = {
  placeholder: 'ADDRESS,…|off',
  read: (text, surroundings) => (text === 'off' ? [] : flat(several.read(text, surroundings))),
  readTable: (table, surroundings) => flat(several.readTable?.(table, surroundings) ?? []),
}

const one: Reader<readonly ListenAddress[]> = { placeholder: 'ADDRESS', read: readAddresses }
const several = listOf(one, (addresses) => addresses.map(listenText).join(' and '))

function flat(groups: readonly (readonly ListenAddress[])[]): readonly ListenAddress[] {
  const all = groups.flat()
  const names = all.map(listenText)
  const twice = all.findIndex((address, at) => names.indexOf(listenText(address)) !== at)
  if (twice >= 0 && !names[twice]?.endsWith(':0')) throw new BadValue(`names ${names[twice]} twice`)
  return all
}

function readAddresses(text: string, surroundings: Surroundings): readonly ListenAddress[] {
  if (text === '' || text === 'off')
    throw new BadValue('has an empty or switched-off entry between its commas')
  if (text.startsWith('unix:')) return [{ kind: 'unix', path: socketPath(text.slice(5), surroundings) }]
  const { host, port } = splitHost(text)
  if (host !== 'localhost') return [{ kind: 'tcp', host: checkedHost(host, text), port }]
  const ipv4: ListenAddress = { kind: 'tcp', host: '127.0.0.1', port }
  return port === 0 ? [ipv4] : [ipv4, { kind: 'tcp', host: '::1', port, optional: true }]
}

function splitHost(text: string): { readonly host: string; readonly port: number } {
  const colon = text.lastIndexOf(':')
  const host = colon < 0 ? 'localhost' : text.slice(0, colon)
  if (isIPv6(text) || (isIPv6(host) && !host.startsWith('[')))
    throw new BadValue(`${quoted(text)} is an IPv6 address without brackets: write [::1]:1025`)
  const port = text.slice(colon + 1)
  if (!/^(0|[1-9]\d{0,4})$/.test(port) || Number(port) > 65_535)
    throw new BadValue(`${quoted(text)} does not end in a port from 0 to 65535: write 127.0.0.1:1025`)
  if (host === '' || host === '*')
    throw new BadValue(
      `${quoted(text)} names no address: write ${port} for this machine only, 0.0.0.0:${port} for every IPv4 address, or [::]:${port} for every address`,
    )
  return { host, port: Number(port) }
}

function checkedHost(host: string, text: string): string {
  if (host.startsWith('[') && host.endsWith(']') && isIPv6(host.slice(1, -1))) return host.slice(1, -1)
  const looksLikeIPv4 = /^[\d.]+$/.test(host) && !isIPv4(host)
  const isName = /^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$/i.test(host)
  if (isIP(host) === 0 && (looksLikeIPv4 || !isName || host.length > 253))
    throw new BadValue(
      `${quoted(text)} does not begin with an IP address or a host name: write 127.0.0.1:1025 or [::1]:1025`,
    )
  return host
}

/** The longest path that fits `sun_path` with its final NUL: unix(7) on Linux, unix(4) on macOS. */
function socketPath(path: string, { cwd, platform }: Surroundings): string {
  const longest = platform === 'darwin' ? 103 : 107
  if (path === '' || path.includes('\0'))
    throw new BadValue('wants a path after unix: — write unix:/run/sandpost.sock')
  const whole = resolve(cwd, path)
  if (Buffer.byteLength(whole) > longest)
    throw new BadValue(
      `${quoted(whole)} is longer than the ${longest} octets that a Unix socket's path may have`,
    )
  return whole
}

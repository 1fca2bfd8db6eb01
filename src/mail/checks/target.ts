import { BlockList, isIP } from 'node:net'

/** What a link or an image leads to. */
export type Target =
  /** Nothing at all, or `#` alone. */
  | { readonly kind: 'empty' }
  /** A place within the message, by its name. */
  | { readonly kind: 'anchor'; readonly name: string }
  /** An address without a host, or none that can be read. */
  | { readonly kind: 'relative' }
  | { readonly kind: 'web'; readonly url: URL }
  /** The address that a mail would go to; empty where it names none. */
  | { readonly kind: 'mail'; readonly address: string }
  /** A scheme that mail programs do not follow, `javascript:`. */
  | { readonly kind: 'blocked'; readonly scheme: string }
  /** `tel:`, `cid:` and others that are no affair of ours. */
  | { readonly kind: 'other' }

const BLOCKED = new Set(['javascript:', 'vbscript:', 'data:', 'file:', 'blob:', 'about:'])

/** What `address` leads to, by the rules of browsers (URL Standard); an image may be a `data:` address. */
export function targetOf(address: string | null): Target {
  const text = (address ?? '').trim()
  if (text === '' || text === '#') return { kind: 'empty' }
  if (text.startsWith('#')) return { kind: 'anchor', name: unescaped(text.slice(1)) }
  if (!URL.canParse(text)) return { kind: 'relative' }
  const url = new URL(text)
  if (url.protocol === 'http:' || url.protocol === 'https:') return { kind: 'web', url }
  if (url.protocol === 'mailto:') return { kind: 'mail', address: unescaped(url.pathname) }
  return BLOCKED.has(url.protocol) ? { kind: 'blocked', scheme: url.protocol } : { kind: 'other' }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Addresses that are not reached from elsewhere (RFC 6890 §2.2.2, §2.2.3). */
const INNER = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  INNER.addSubnet(network, prefix, 'ipv4')
INNER.addAddress('::', 'ipv6')
INNER.addAddress('::1', 'ipv6')
INNER.addSubnet('fc00::', 7, 'ipv6')
INNER.addSubnet('fe80::', 10, 'ipv6')

/** Names that are known in one network only (RFC 6761 §6.3, RFC 6762 §3, RFC 8375), or that people use so. */
const INNER_NAMES = ['.localhost', '.local', '.internal', '.lan', '.home.arpa', '.localdomain']

/** Whether a URL's host is this machine's or this network's own. @param host as `URL.hostname` has it */
export function isInner(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  const version = isIP(bare)
  if (version !== 0) return INNER.check(bare, version === 4 ? 'ipv4' : 'ipv6')
  const name = bare.replace(/\.$/, '')
  // A name without a dot is one that a container or a company's network knows.
  return !name.includes('.') || INNER_NAMES.some((ending) => name.endsWith(ending))
}

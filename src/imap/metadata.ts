import type { Mailbox } from '../store/mailboxes.ts'
import type { Inside } from './command.ts'
import { formatAstring, formatOctets, inUtf8, type Wire } from './format/strings.ts'
import type { MetadataOptions } from './grammar/metadata.ts'
import { QUOTA_ENTRY } from './quota.ts'
import { attributeOfUse } from './special-use.ts'

/** What a mailbox is for, as an entry (RFC 6154 §4). */
const USE_ENTRY = '/private/specialuse'
/** How to reach who runs the server (RFC 5464 §3.2.1.1). */
const ADMIN_ENTRY = '/shared/admin'

/** Values by entry in lower case. */
export type Annotations = ReadonlyMap<string, Uint8Array>

/** All annotations of a mailbox, or of the inbox itself (`null`). @throws DomainError `no-such-mailbox` */
export async function annotationsOf({ store, inbox }: Inside, mailbox: Mailbox | null): Promise<Annotations> {
  const kept = await store.metadata.get(inbox, mailbox?.name ?? null)
  const use = mailbox?.specialUse ?? null
  return use === null ? kept : new Map([...kept, [USE_ENTRY, Buffer.from(attributeOfUse(use))]])
}

/** Why a client can't set an entry; `undefined` when it can. */
export type EntryProblem = 'read-only' | 'malformed'

/** @param ofInbox whether it is an entry of the inbox itself, and not of a mailbox */
export function entryProblem(entry: string, ofInbox: boolean): EntryProblem | undefined {
  const [, scope, vendor, ...rest] = entry.split('/')
  if ((scope !== 'private' && scope !== 'shared') || vendor === undefined) return 'malformed'
  // RFC 5464 §3.2: a vendor's entry has its own name below the vendor's.
  if (vendor === 'vendor' && rest.length < 2) return 'malformed'
  const fixed = ofInbox ? [ADMIN_ENTRY, QUOTA_ENTRY] : [USE_ENTRY]
  return fixed.includes(entry) ? 'read-only' : undefined
}

export interface Found {
  /** `null` for an entry that was asked for and is not there. */
  readonly values: ReadonlyMap<string, Uint8Array | null>
  /** Octets of the largest value that is above the client's bound, and is left out; 0 for none. */
  readonly tooLong: number
}

/** What GETMETADATA asks for (RFC 5464 §4.2). With a depth, only entries that are there. */
export function askedOf(
  annotations: Annotations,
  entries: readonly string[],
  { depth = 0, maxSize = Number.POSITIVE_INFINITY }: MetadataOptions,
): Found {
  const asked =
    depth === 0
      ? entries.map((entry) => [entry, annotations.get(entry) ?? null] as const)
      : [...annotations].filter(([entry]) => entries.some((above) => isWithin(entry, above, depth)))
  const values = new Map<string, Uint8Array | null>()
  let tooLong = 0
  for (const [entry, value] of asked) {
    if (value === null || value.length <= maxSize) values.set(entry, value)
    else tooLong = Math.max(tooLong, value.length)
  }
  return { values, tooLong }
}

function isWithin(entry: string, above: string, depth: 1 | 'infinity'): boolean {
  if (entry === above) return true
  return entry.startsWith(`${above}/`) && (depth === 'infinity' || !entry.includes('/', above.length + 1))
}

/** entry-values (RFC 5464 §5) of a mailbox, each that is asked for. */
export async function formatAnnotations(
  talk: Inside,
  mailbox: Mailbox,
  entries: readonly string[],
): Promise<Wire> {
  return formatEntries(talk, askedOf(await annotationsOf(talk, mailbox), entries, {}).values)
}

export function formatEntries({ enabled }: Inside, values: Found['values']): Wire {
  const pairs = Array.from(values, ([entry, value]) => {
    const octets = value === null ? null : Buffer.from(value)
    return `${formatAstring(inUtf8(entry), enabled.utf8)} ${formatOctets(octets, enabled.utf8)}`
  })
  return `(${pairs.join(' ')})`
}

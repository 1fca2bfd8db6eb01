import type { MessageDetail } from '../api/types.ts'

/** A field of the header that names who gets a message (RFC 5322 §3.6.3). */
export type Naming = 'to' | 'cc' | 'bcc'

/** Somebody that the envelope or the header names. */
export interface Recipient {
  readonly address: string
  /** ESMTP parameters of its RCPT TO; `null`: there was none, so it got nothing. */
  readonly parameters: Readonly<Record<string, string | true>> | null
  /** Fields that name it; none: a blind copy. */
  readonly named: readonly Naming[]
  /** Whether an RCPT TO before it was for the same address. */
  readonly again: boolean
}

const FIELDS: readonly Naming[] = ['to', 'cc', 'bcc']

/**
 * Who really got the message, in the order of the RCPT TOs, and then whom only the header names. Addresses are compared
 * without regard to case: what stands before the `@` is for the receiving server to tell apart (RFC 5321 §2.4), and none does.
 */
export function recipientsOf(message: Pick<MessageDetail, Naming | 'envelope'>): readonly Recipient[] {
  const { envelope } = message
  const naming = new Map<string, { readonly address: string; readonly fields: Set<Naming> }>()
  for (const field of FIELDS) {
    for (const { address } of message[field]) {
      const known = naming.get(address.toLowerCase()) ?? { address, fields: new Set() }
      known.fields.add(field)
      naming.set(address.toLowerCase(), known)
    }
  }
  const seen = new Set<string>()
  const got = envelope.to.map(({ address, parameters }) => {
    const key = address.toLowerCase()
    const again = seen.has(key)
    seen.add(key)
    return { address, parameters, named: [...(naming.get(key)?.fields ?? [])], again }
  })
  const missed = [...naming.values()]
    .filter(({ address }) => !seen.has(address.toLowerCase()))
    .map(({ address, fields }) => ({ address, parameters: null, named: [...fields], again: false }))
  return [...got, ...missed]
}

/** How MAIL FROM stands to the header's From: what mail readers show is not where bounces go. */
export type SenderMatch = 'same' | 'same-domain' | 'other' | 'null' | 'no-author'

/** @param envelopeFrom empty for the null sender (RFC 5321 §4.5.5) */
export function senderMatch(
  envelopeFrom: string,
  authors: readonly { readonly address: string }[],
): SenderMatch {
  if (envelopeFrom === '') return 'null'
  if (authors.length === 0) return 'no-author'
  const sender = envelopeFrom.toLowerCase()
  const addresses = authors.map(({ address }) => address.toLowerCase())
  if (addresses.includes(sender)) return 'same'
  return addresses.some((address) => domainOf(address) === domainOf(sender)) ? 'same-domain' : 'other'
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

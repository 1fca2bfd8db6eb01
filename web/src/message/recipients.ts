import type { Address, MessageDetail } from '../api/types.ts'

/** Blind copies: those the header names, and those that only the envelope knows (RFC 5322 §3.6.3). */
export function bccOf({
  to,
  cc,
  bcc,
  envelope,
}: Pick<MessageDetail, 'to' | 'cc' | 'bcc' | 'envelope'>): readonly Address[] {
  const named = new Set([...to, ...cc, ...bcc].map(({ address }) => address.toLowerCase()))
  const silent = new Set(
    envelope.to.map(({ address }) => address).filter((address) => !named.has(address.toLowerCase())),
  )
  return [...bcc, ...[...silent].map((address) => ({ name: '', address }))]
}

import { type AddressItem, addressItems } from './address-list.ts'
import { envelopeAddresses } from './envelope-addresses.ts'
import type { FieldIndex } from './field-index.ts'
import type { FieldPlace } from './header-block.ts'
import { LIMITS } from './limits.ts'
import type { EnvelopeAddress, HeaderEnvelope } from './mapped.ts'
import type { TextBudget } from './text-budget.ts'
import { unfoldOctets } from './unfold.ts'

/** Takes an address field apart into octets. */
export type ReadAddresses = (field: FieldPlace) => readonly AddressItem[]

/**
 * What IMAP calls the ENVELOPE of a header (RFC 9051 §7.5.2). Of Date, Subject, In-Reply-To and Message-ID the first
 * counts; the addresses of several fields of one name are joined.
 */
export function envelopeOf(
  raw: Buffer,
  fields: FieldIndex,
  budget: TextBudget,
  read: ReadAddresses = (field) => addressItems(unfoldOctets(raw, field.value), unheard),
): HeaderEnvelope {
  const text = (name: string): string | null => {
    const field = fields.first(name)
    return field === undefined ? null : budget.take(unfoldOctets(raw, field.value), LIMITS.fieldValue)
  }
  const addresses = (name: string): EnvelopeAddress[] | null => {
    const all = fields.all(name).flatMap((field) => envelopeAddresses(read(field), budget))
    return all.length === 0 ? null : all
  }
  // The short and the weighty first, should the budget not last.
  const [date, messageId, subject] = [text('date'), text('message-id'), text('subject')]
  const from = addresses('from')
  return {
    date,
    subject,
    from,
    sender: addresses('sender') ?? from,
    replyTo: addresses('reply-to') ?? from,
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    inReplyTo: text('in-reply-to'),
    messageId,
  }
}

/** What is odd in them is remarked with the digest. */
function unheard(): void {}

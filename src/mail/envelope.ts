import { envelopeAddresses } from './envelope-addresses.ts'
import type { FieldPlace } from './header-block.ts'
import { LIMITS } from './limits.ts'
import type { EnvelopeAddress, HeaderEnvelope } from './mapped.ts'
import type { TextBudget } from './text-budget.ts'
import { unfoldOctets } from './unfold.ts'

const NAMES = new Set([
  'date',
  'subject',
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'in-reply-to',
  'message-id',
])
const LONGEST_NAME = 'in-reply-to'.length

/**
 * What IMAP calls the ENVELOPE of a header (RFC 9051 §7.5.2). Of Date, Subject, In-Reply-To and Message-ID the first
 * counts; the addresses of several fields of one name are joined.
 */
export function envelopeOf(raw: Buffer, fields: readonly FieldPlace[], budget: TextBudget): HeaderEnvelope {
  const found = envelopeFields(fields)
  const text = (name: string): string | null => {
    const field = found.get(name)?.[0]
    return field === undefined ? null : budget.take(unfoldOctets(raw, field.value), LIMITS.fieldValue)
  }
  const addresses = (name: string): EnvelopeAddress[] | null => {
    const all = (found.get(name) ?? []).flatMap((field) =>
      envelopeAddresses(unfoldOctets(raw, field.value), budget),
    )
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

function envelopeFields(fields: readonly FieldPlace[]): Map<string, FieldPlace[]> {
  const found = new Map<string, FieldPlace[]>()
  for (const field of fields) {
    if (field.name.length > LONGEST_NAME) continue
    const name = field.name.toLowerCase()
    if (!NAMES.has(name)) continue
    const others = found.get(name)
    if (others === undefined) found.set(name, [field])
    else others.push(field)
  }
  return found
}

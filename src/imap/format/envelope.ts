import { formatNstring, type Wire } from './strings.ts'

/** address (RFC 9051 §7.5.2). A group begins with one without host, and ends with one that is all `null`. */
export interface AddressFields {
  readonly name: Wire | null
  /** The source route, which nobody has any more. */
  readonly adl: Wire | null
  readonly mailbox: Wire | null
  readonly host: Wire | null
}

/** envelope: the fields of a header, as their octets are. */
export interface EnvelopeFields {
  readonly date: Wire | null
  readonly subject: Wire | null
  readonly from: readonly AddressFields[]
  /** Empty: the same as `from`. */
  readonly sender: readonly AddressFields[]
  readonly replyTo: readonly AddressFields[]
  readonly to: readonly AddressFields[]
  readonly cc: readonly AddressFields[]
  readonly bcc: readonly AddressFields[]
  readonly inReplyTo: Wire | null
  readonly messageId: Wire | null
}

/** envelope (RFC 9051 §7.5.2) */
export function formatEnvelope(envelope: EnvelopeFields, utf8: boolean): Wire {
  const { date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId } = envelope
  const lists = [from, sender.length > 0 ? sender : from, replyTo.length > 0 ? replyTo : from, to, cc, bcc]
  const pieces = [
    formatNstring(date, utf8),
    formatNstring(subject, utf8),
    ...lists.map((list) => formatAddresses(list, utf8)),
    formatNstring(inReplyTo, utf8),
    formatNstring(messageId, utf8),
  ]
  return `(${pieces.join(' ')})`
}

/** Addresses have no space between them. */
function formatAddresses(addresses: readonly AddressFields[], utf8: boolean): Wire {
  if (addresses.length === 0) return 'NIL'
  return `(${addresses.map((address) => formatAddress(address, utf8)).join('')})`
}

function formatAddress({ name, adl, mailbox, host }: AddressFields, utf8: boolean): Wire {
  return `(${[name, adl, mailbox, host].map((field) => formatNstring(field, utf8)).join(' ')})`
}

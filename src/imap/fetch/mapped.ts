import type { BodyPart, EnvelopeAddress, HeaderEnvelope } from '../../domain/structure.ts'
import type { BodyFields } from '../format/body-structure.ts'
import type { AddressFields, EnvelopeFields } from '../format/envelope.ts'

/** The envelope of a message's map as it is written. */
export function envelopeFields(envelope: HeaderEnvelope): EnvelopeFields {
  const { from, sender, replyTo, to, cc, bcc, ...texts } = envelope
  return {
    ...texts,
    from: addresses(from),
    sender: addresses(sender),
    replyTo: addresses(replyTo),
    to: addresses(to),
    cc: addresses(cc),
    bcc: addresses(bcc),
  }
}

function addresses(list: readonly EnvelopeAddress[] | null): readonly AddressFields[] {
  return list?.map(({ name, route, mailbox, host }) => ({ name, adl: route, mailbox, host })) ?? []
}

/** The structure of a message's map as it is written: each kind of part has fields of its own (RFC 9051 §7.5.2). */
export function bodyFields(part: BodyPart): BodyFields {
  const { type, subtype, parameters, disposition, location, children, envelope } = part
  const any = { subtype, parameters, disposition, languages: part.language, location }
  if (type === 'multipart') return { ...any, kind: 'multipart', parts: children.map(bodyFields) }
  const { id, description, encoding, md5, body } = part
  const leaf = { ...any, type, id, description, encoding, octets: body.end - body.start, md5 }
  const lines = part.lines ?? 0
  const [inside] = children
  if (envelope !== null && inside !== undefined)
    return { ...leaf, kind: 'message', envelope: envelopeFields(envelope), body: bodyFields(inside), lines }
  return type === 'text' ? { ...leaf, kind: 'text', lines } : { ...leaf, kind: 'basic' }
}

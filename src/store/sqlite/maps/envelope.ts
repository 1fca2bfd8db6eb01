import type { EnvelopeAddress, HeaderEnvelope } from '../../../domain/structure.ts'
import { ListReader, trimmed } from './json.ts'

type Addresses = readonly EnvelopeAddress[] | null

/** An envelope as a list, ready for JSON; `true` for a sender or Reply-To that is From. */
export function packEnvelope(envelope: HeaderEnvelope): unknown[] {
  const { date, subject, messageId, inReplyTo, from, to, cc, bcc, sender, replyTo } = envelope
  const orFrom = (list: Addresses): unknown => (list === from ? true : packAddresses(list))
  return trimmed([
    date,
    messageId,
    subject,
    packAddresses(from),
    packAddresses(to),
    orFrom(sender),
    orFrom(replyTo),
    inReplyTo,
    packAddresses(cc),
    packAddresses(bcc),
  ])
}

/** @throws UnreadableMap */
export function unpackEnvelope(value: unknown): HeaderEnvelope {
  const list = new ListReader(value)
  const [date, messageId, subject] = [list.textOrNull(), list.textOrNull(), list.textOrNull()]
  const from = unpackAddresses(list.any())
  const orFrom = (value: unknown): Addresses => (value === true ? from : unpackAddresses(value))
  const to = unpackAddresses(list.any())
  const [sender, replyTo] = [orFrom(list.any()), orFrom(list.any())]
  const inReplyTo = list.textOrNull()
  const [cc, bcc] = [unpackAddresses(list.any()), unpackAddresses(list.any())]
  return { date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId }
}

function packAddresses(addresses: Addresses): unknown {
  return addresses?.map(({ name, route, mailbox, host }) => trimmed([mailbox, host, name, route])) ?? null
}

function unpackAddresses(value: unknown): Addresses {
  if (value === null) return null
  return new ListReader([value]).list((each) => {
    const list = new ListReader(each)
    const [mailbox, host] = [list.textOrNull(), list.textOrNull()]
    return { name: list.textOrNull(), route: list.textOrNull(), mailbox, host }
  })
}

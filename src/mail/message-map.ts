import { type AddressItem, addressItems } from './address-list.ts'
import { bodyStructure } from './body-structure.ts'
import { asBuffer } from './charset.ts'
import { envelopeOf } from './envelope.ts'
import type { FieldPlace } from './header-block.ts'
import { LIMITS } from './limits.ts'
import type { MappedMessage } from './mapped.ts'
import { Message } from './message.ts'
import { TextBudget } from './text-budget.ts'
import { threadingOf } from './threading.ts'
import { unfoldOctets } from './unfold.ts'
import { type Warn, Warnings } from './warnings.ts'

const BEYOND_ASCII = /[\x80-\xff]/

/** What IMAP asks of a message, as ranges of its octets. Pure, total for any octets, and bounded. */
export function messageMap(octets: Uint8Array): MappedMessage {
  const warnings = new Warnings()
  return mapOf(new Message(asBuffer(octets), warnings.add), warnings.add)
}

/** As {@link messageMap}, of a message that was taken apart before. */
export function mapOf(message: Message, warn: Warn): MappedMessage {
  const { raw, root, fields } = message
  const structure = bodyStructure(raw, root, new TextBudget(LIMITS.mapText, warn))
  return {
    envelope: envelopeOf(raw, fields, new TextBudget(LIMITS.mapText, warn), (field) =>
      octetItems(message, field),
    ),
    // What stands before the header block, as a byte order mark does, is of the header: HEADER and TEXT make the whole.
    structure: { ...structure, header: { start: 0, end: structure.header.end } },
    threading: threadingOf(message, new TextBudget(LIMITS.mapText, warn)),
  }
}

/** Most fields are US-ASCII, and so are read once for digest and map. */
function octetItems(message: Message, field: FieldPlace): readonly AddressItem[] {
  const octets = unfoldOctets(message.raw, field.value)
  return BEYOND_ASCII.test(octets) ? addressItems(octets, unheard) : message.addressItems(field)
}

/** What is odd in them is remarked with the digest. */
function unheard(): void {}

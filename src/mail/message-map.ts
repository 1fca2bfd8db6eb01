import { bodyStructure } from './body-structure.ts'
import { asBuffer } from './charset.ts'
import { envelopeOf } from './envelope.ts'
import { LIMITS } from './limits.ts'
import type { MappedMessage } from './mapped.ts'
import { Message } from './message.ts'
import { TextBudget } from './text-budget.ts'
import { threadingOf } from './threading.ts'
import { type Warn, Warnings } from './warnings.ts'

/** What IMAP asks of a message, as ranges of its octets. Pure, total for any octets, and bounded. */
export function messageMap(octets: Uint8Array): MappedMessage {
  const warnings = new Warnings()
  return mapOf(new Message(asBuffer(octets), warnings.add), warnings.add)
}

/** As {@link messageMap}, of a message that was taken apart before. */
export function mapOf(message: Message, warn: Warn): MappedMessage {
  const { raw, root } = message
  const structure = bodyStructure(raw, root, new TextBudget(LIMITS.mapText, warn))
  return {
    envelope: envelopeOf(raw, root.fields, new TextBudget(LIMITS.mapText, warn)),
    // What stands before the header block, as a byte order mark does, is of the header: HEADER and TEXT make the whole.
    structure: { ...structure, header: { start: 0, end: structure.header.end } },
    threading: threadingOf(message, new TextBudget(LIMITS.mapText, warn)),
  }
}

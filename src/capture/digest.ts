import type { AttachmentFacts, Digest, MessageFacts } from '../domain/message.ts'
import { asBuffer } from '../mail/charset.ts'
import { decodedSize } from '../mail/content.ts'
import type { MailAddress } from '../mail/inspection.ts'
import { LIMITS } from '../mail/limits.ts'
import { Message } from '../mail/message.ts'
import { mapOf } from '../mail/message-map.ts'
import { type Warn, Warnings } from '../mail/warnings.ts'
import { fieldText, partTexts, readableText } from './part-texts.ts'

/** All that the index knows of a message. Pure, total for any octets, and bounded. */
export function facts(octets: Uint8Array): MessageFacts {
  const warnings = new Warnings()
  const message = new Message(asBuffer(octets), warnings.add)
  const digested = digestOf(message, warnings)
  const parts = partTexts(message, warnings.add)
  const map = { ...mapOf(message, warnings.add), warning: null }
  const sentDay = message.date()?.day ?? null
  // What was left out of the map is told too.
  return { digest: { ...digested, warnings: warnings.list() }, parts, map, sentDay }
}

/** What lists and searches know of a message. */
export function digest(octets: Uint8Array): Digest {
  const warnings = new Warnings()
  return digestOf(new Message(asBuffer(octets), warnings.add), warnings)
}

function digestOf(message: Message, warnings: Warnings): Digest {
  const text = searchText(message, warnings.add)
  return {
    subject: message.subject().slice(0, LIMITS.searchFieldValue),
    from: first(message.addresses('from')),
    to: first(message.addresses('to')),
    cc: first(message.addresses('cc')),
    bcc: first(message.addresses('bcc')),
    date: message.date()?.at ?? null,
    messageId: message.messageId(),
    preview: preview(text),
    text,
    headers: headersOf(message),
    attachments: attachmentsOf(message, warnings.add),
    hasHtml: message.reading.html.length > 0,
    warnings: warnings.list(),
  }
}

function first(addresses: readonly MailAddress[]): MailAddress[] {
  return addresses.slice(0, LIMITS.digestAddresses)
}

function headersOf(message: Message): { name: string; value: string }[] {
  return message.root.fields.slice(0, LIMITS.searchFields).map((field) => fieldText(message, field))
}

/** The plain text, then the text of the HTML where it says something else. */
function searchText(message: Message, warn: Warn): string {
  const { plain, html } = message.reading
  const texts = new Texts()
  for (const part of [...plain, ...html]) {
    if (texts.full) break
    texts.add(readableText(message, part, warn))
  }
  return texts.joined()
}

/** Texts that differ in more than white space, up to the limit for search. */
class Texts {
  readonly #texts: string[] = []
  #length = 0

  get full(): boolean {
    return this.#length >= LIMITS.searchText
  }

  add(whole: string): void {
    const text = whole.slice(0, LIMITS.searchText)
    if (text === '' || sameBesideGaps(text, this.#texts[0] ?? '')) return
    this.#texts.push(text)
    this.#length += text.length
  }

  joined(): string {
    return this.#texts.join('\n').slice(0, LIMITS.searchText).toWellFormed()
  }
}

/** Whether two texts are the same but for their white space, as the plain and the HTML text of one mail often are. */
function sameBesideGaps(one: string, other: string): boolean {
  let [at, otherAt] = [0, 0]
  for (;;) {
    while (isGap(one.charCodeAt(at))) at++
    while (isGap(other.charCodeAt(otherAt))) otherAt++
    if (at >= one.length || otherAt >= other.length) return at >= one.length && otherAt >= other.length
    if (one.charCodeAt(at++) !== other.charCodeAt(otherAt++)) return false
  }
}

function isGap(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0
}

function attachmentsOf(message: Message, warn: Warn): AttachmentFacts[] {
  const attachments = [...message.reading.attachments].slice(0, LIMITS.digestAttachments)
  if (attachments.length < message.reading.attachments.size)
    warn(`more than ${LIMITS.digestAttachments} attachments`)
  return attachments.map((part) => ({
    name: (part.filename ?? '').slice(0, LIMITS.searchFieldValue),
    type: part.type,
    size: decodedSize(message.raw, part, warn),
  }))
}

const ASCII = /^[\x01-\x7f]*$/
/** White space that is not one space yet: most is, and passing over it is quick. */
const GAP = /\s\s+|[^\S ]/g
/** Starts of newsletters are padded with marks that have no width. */
const WIDTHLESS = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\0]/g

function preview(text: string): string {
  const start = text.slice(0, LIMITS.preview * 5)
  const visible = ASCII.test(start) ? start : start.replace(WIDTHLESS, '')
  return visible.replace(GAP, ' ').trim().slice(0, LIMITS.preview).toWellFormed()
}

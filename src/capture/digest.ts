import type { AttachmentFacts, Digest } from '../domain/message.ts'
import { asBuffer } from '../mail/charset.ts'
import { decodedSize, partText } from '../mail/content.ts'
import { htmlToText } from '../mail/html-text.ts'
import type { MailAddress } from '../mail/inspection.ts'
import { LIMITS } from '../mail/limits.ts'
import { Message } from '../mail/message.ts'
import { type Warn, Warnings } from '../mail/warnings.ts'

/** What lists and searches know of a message. Pure, total for any octets, and bounded. */
export function digest(octets: Uint8Array): Digest {
  const warnings = new Warnings()
  const message = new Message(asBuffer(octets), warnings.add)
  const text = searchText(message, warnings.add)
  return {
    subject: message.text('subject').slice(0, LIMITS.searchFieldValue),
    from: first(message.addresses('from')),
    to: first(message.addresses('to')),
    cc: first(message.addresses('cc')),
    bcc: first(message.addresses('bcc')),
    date: message.date(),
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
  return message.root.fields.slice(0, LIMITS.searchFields).map((field) => ({
    name: field.name,
    value: message.value(field).slice(0, LIMITS.searchFieldValue),
  }))
}

/** The plain text, then the text of the HTML where it says something else. */
function searchText(message: Message, warn: Warn): string {
  const { plain, html } = message.reading
  const texts = new Texts()
  for (const part of plain) {
    if (texts.full) break
    // UTF-8 has at most four octets a character.
    texts.add(partText(message.raw, part, LIMITS.searchText * 4, warn))
  }
  for (const part of html) {
    if (texts.full) break
    texts.add(htmlToText(partText(message.raw, part, LIMITS.searchHtml, warn), LIMITS.searchText))
  }
  return texts.joined()
}

/** Texts that differ in more than white space, up to the limit for search. */
class Texts {
  readonly #texts = new Map<string, string>()
  #length = 0

  get full(): boolean {
    return this.#length >= LIMITS.searchText
  }

  add(whole: string): void {
    const text = whole.slice(0, LIMITS.searchText)
    const folded = foldGaps(text)
    if (folded === '' || this.#texts.has(folded)) return
    this.#texts.set(folded, text)
    this.#length += text.length
  }

  joined(): string {
    return [...this.#texts.values()].join('\n').slice(0, LIMITS.searchText).toWellFormed()
  }
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

/** Starts of newsletters are padded with marks that have no width. */
const WIDTHLESS = /[\p{Default_Ignorable_Code_Point}\0]/gu

function preview(text: string): string {
  const start = text.slice(0, LIMITS.preview * 10).replace(WIDTHLESS, '')
  return foldGaps(start).slice(0, LIMITS.preview).toWellFormed()
}

function foldGaps(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

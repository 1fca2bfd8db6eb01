import { createHash } from 'node:crypto'
import { asBuffer } from './charset.ts'
import { decodedSize, eachDecodedPiece, partText } from './content.ts'
import type { HeaderField, Inspection, Part } from './inspection.ts'
import { LIMITS } from './limits.ts'
import { Message } from './message.ts'
import type { Entity } from './structure.ts'
import { type Warn, Warnings } from './warnings.ts'

/**
 * Everything the views need of one message. Pure, and total for any octets; its work grows with their number alone and
 * stops at the limits of `limits.ts`.
 */
export function inspect(octets: Uint8Array): Inspection {
  const raw = asBuffer(octets)
  const warnings = new Warnings()
  const message = new Message(raw, warnings.add)
  const { plain, html } = message.reading
  return {
    headers: headersOf(message),
    subject: message.text('subject'),
    from: message.addresses('from'),
    sender: message.addresses('sender'),
    replyTo: message.addresses('reply-to'),
    to: message.addresses('to'),
    cc: message.addresses('cc'),
    bcc: message.addresses('bcc'),
    date: message.date()?.at ?? null,
    messageId: message.messageId(),
    text: joinedText(raw, plain, LIMITS.text, warnings.add),
    html: joinedText(raw, html, LIMITS.html, warnings.add),
    structure: new PartNumbers(message, warnings.add).top(),
    warnings: warnings.list(),
  }
}

function headersOf(message: Message): HeaderField[] {
  return message.root.fields.map((field) => ({
    name: field.name,
    value: message.value(field),
    range: field.range,
  }))
}

/** What these parts say, one after another; `null` without any. @param limit of octets in all */
export function joinedText(raw: Buffer, parts: readonly Entity[], limit: number, warn: Warn): string | null {
  if (parts.length === 0) return null
  const texts: string[] = []
  let room = limit
  for (const part of parts) {
    if (room <= 0) {
      warn(`${part.type} cut at ${limit} octets`)
      break
    }
    const text = partText(raw, part, room, warn)
    texts.push(text)
    room -= Buffer.byteLength(text)
  }
  return texts.join('\n')
}

/** Makes the tree of the interface: numbers the parts and measures their content. */
class PartNumbers {
  readonly #message: Message
  readonly #warn: Warn
  #next = 0

  constructor(message: Message, warn: Warn) {
    this.#message = message
    this.#warn = warn
  }

  top(): Part {
    const { root } = this.#message
    return this.#part(root, root.holds === 'parts' ? '' : '1', root.holds === 'parts' ? '' : '1')
  }

  /** @param prefix what stands before the numbers of its parts */
  #part(entity: Entity, section: string, prefix: string): Part {
    const index = this.#next++
    const attachment = this.#message.reading.attachments.has(entity)
    const measured =
      entity.holds === 'parts' ? { size: null, sha256: null } : this.#measure(entity, attachment)
    return {
      section,
      index,
      type: entity.type,
      parameters: entity.parameters,
      disposition: entity.disposition,
      filename: entity.filename,
      contentId: entity.contentId,
      encoding: entity.encoding,
      header: entity.header,
      body: entity.body,
      ...measured,
      attachment,
      children: entity.children.map((child, at) => this.#child(entity, child, prefix, at + 1)),
    }
  }

  /** RFC 9051 §6.4.5.1: an embedded multipart takes no number of its own, its parts are numbered below the message. */
  #child(parent: Entity, child: Entity, prefix: string, number: number): Part {
    if (parent.holds === 'message' && child.holds === 'parts')
      return this.#part(child, `${prefix}.TEXT`, prefix)
    const section = prefix === '' ? `${number}` : `${prefix}.${number}`
    return this.#part(child, section, section)
  }

  #measure(entity: Entity, attachment: boolean): { size: number; sha256: string | null } {
    const hash = attachment ? createHash('sha256') : undefined
    if (hash === undefined) return { size: decodedSize(this.#message.raw, entity, this.#warn), sha256: null }
    let size = 0
    eachDecodedPiece(this.#message.raw, entity, this.#warn, (octets) => {
      size += octets.length
      hash.update(octets)
      return true
    })
    return { size, sha256: hash.digest('hex') }
  }
}

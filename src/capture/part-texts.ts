import type { PartTexts } from '../domain/message.ts'
import { partText } from '../mail/content.ts'
import type { FieldPlace } from '../mail/header-block.ts'
import { htmlToText } from '../mail/html-text.ts'
import { LIMITS } from '../mail/limits.ts'
import type { Message } from '../mail/message.ts'
import type { Entity } from '../mail/structure.ts'
import type { Warn } from '../mail/warnings.ts'

/** What is searched in the parts of a message beside its own text (RFC 9051 §6.4.4, BODY and TEXT). */
export function partTexts(message: Message, warn: Warn): PartTexts {
  const { root, reading } = message
  const own = new Set([...reading.plain, ...reading.html])
  const parts = partsBelow(root)
  const fields = firstOf(parts, LIMITS.searchFields)
  return {
    headers: fields.map((field) => fieldText(message, field)),
    text: textOf(
      message,
      (parts.length === 0 ? [root] : parts).filter((part) => isText(part) && !own.has(part)),
      warn,
    ),
  }
}

/** A field as searches know it. */
export function fieldText(message: Message, field: FieldPlace): { name: string; value: string } {
  return { name: field.name, value: message.value(field).slice(0, LIMITS.searchFieldValue) }
}

/** The text of a part as a reader sees it: at most `searchText` characters. */
export function readableText(message: Message, part: Entity, warn: Warn): string {
  if (part.type === 'text/html')
    return htmlToText(partText(message.raw, part, LIMITS.searchHtml, warn), LIMITS.searchText)
  // UTF-8 has at most four octets a character.
  return partText(message.raw, part, LIMITS.searchText * 4, warn)
}

function textOf(message: Message, parts: readonly Entity[], warn: Warn): string {
  const texts: string[] = []
  let left: number = LIMITS.searchText
  for (const part of parts) {
    if (left <= 0) break
    const text = readableText(message, part, warn).slice(0, left)
    texts.push(text)
    left -= text.length + 1
  }
  return texts.join('\n').toWellFormed()
}

/** Terminal parts of other types need not be searched; what reports say is for people, too. */
function isText({ holds, type }: Entity): boolean {
  return holds === 'octets' && (type.startsWith('text/') || type.startsWith('message/'))
}

function partsBelow(root: Entity): Entity[] {
  const found: Entity[] = []
  const ahead = root.children.toReversed()
  for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
    found.push(part)
    for (const child of part.children.toReversed()) ahead.push(child)
  }
  return found
}

function firstOf(parts: readonly Entity[], most: number): FieldPlace[] {
  const fields: FieldPlace[] = []
  for (const part of parts) {
    if (fields.length >= most) break
    for (const field of part.fields) fields.push(field)
  }
  return fields.slice(0, most)
}

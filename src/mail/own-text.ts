import type { Entity } from './structure.ts'

/** Which parts a reader takes for the message's own text, and which for attachments. */
export interface Reading {
  readonly plain: readonly Entity[]
  readonly html: readonly Entity[]
  /** All other leaves, and embedded messages as a whole, in the order of the tree. */
  readonly attachments: ReadonlySet<Entity>
}

/** Sorts the parts of a message. What an embedded message holds belongs to that message alone. */
export function readingOf(message: Entity): Reading {
  const plain: Entity[] = []
  const html: Entity[] = []
  const attachments = new Set<Entity>()
  const visit = (part: Entity): void => {
    if (part.holds === 'parts') part.children.forEach(visit)
    else if (!isOwnText(part, part === message)) attachments.add(part)
    else (part.type === 'text/html' ? html : plain).push(part)
  }
  visit(message)
  return { plain, html, attachments }
}

/** Text without a file name, and not marked as an attachment; a message of one part may have a name. */
function isOwnText(part: Entity, alone: boolean): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return false
  if (part.disposition !== null && part.disposition !== 'inline') return false
  return alone || part.filename === null
}

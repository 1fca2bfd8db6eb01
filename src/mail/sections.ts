import type { ByteRange } from './inspection.ts'
import type { BodyPart } from './mapped.ts'

/** A section of a message (RFC 9051 §6.4.5.1): part numbers, and what of that part. */
export interface Section {
  readonly path: readonly number[]
  readonly what: 'all' | 'header' | 'text' | 'mime'
}

/**
 * Where the octets of a section stand; `undefined` when the message has no such section. HEADER and TEXT are those of
 * the message or of an embedded one; MIME is the header of a part.
 */
export function sectionRange(message: BodyPart, { path, what }: Section): ByteRange | undefined {
  if (path.length === 0) {
    if (what === 'all') return { start: message.header.start, end: message.body.end }
    return ofMessage(message, what)
  }
  const part = partAt(message, path)
  if (part === undefined || what === 'all') return part?.body
  if (what === 'mime') return part.header
  return isMessage(part) ? ofMessage(part.children[0], what) : undefined
}

/** The part with these numbers. The body of a message that is no multipart is its part 1. */
export function partAt(message: BodyPart, path: readonly number[]): BodyPart | undefined {
  let parts = partsOf(message)
  let part: BodyPart | undefined
  for (const number of path) {
    part = parts[number - 1]
    if (part === undefined) return undefined
    parts = part.type === 'multipart' ? part.children : part.children.flatMap(partsOf)
  }
  return part
}

/** What the numbers of a message count; of one that is embedded, below the part that it is in. */
function partsOf(message: BodyPart): readonly BodyPart[] {
  return message.type === 'multipart' ? message.children : [message]
}

function ofMessage(message: BodyPart | undefined, what: 'header' | 'text' | 'mime'): ByteRange | undefined {
  switch (what) {
    case 'header':
      return message?.header
    case 'text':
      return message?.body
    case 'mime':
      return undefined
  }
}

/** Of all that is no multipart only embedded messages have children. */
function isMessage(part: BodyPart): boolean {
  return part.type !== 'multipart' && part.children.length > 0
}

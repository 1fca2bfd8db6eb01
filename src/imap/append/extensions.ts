import type { AppendData, TextPart, UrlPart } from '../grammar/append.ts'

/** The extensions that a message's data uses. */
export function extensionsOf(data: AppendData): readonly string[] {
  return data.kind === 'text' ? ofPart(data) : ['CATENATE', ...data.parts.flatMap(ofPart)]
}

function ofPart(part: TextPart | UrlPart): readonly string[] {
  if (part.kind === 'url') return []
  if (part.utf8) return ['UTF8=ACCEPT']
  return part.literal.binary ? ['BINARY'] : []
}

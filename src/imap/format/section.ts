import type { PartNumber, Section } from '../grammar/section.ts'
import { formatAstring, inUtf8, type Wire } from './strings.ts'

/** The name of a section in the response: `BODY[1.HEADER.FIELDS (to cc)]<0>`. Names are as the client wrote them. */
export function formatSection(section: Section, offset: number | undefined, utf8: boolean): Wire {
  return `BODY[${[...section.part, ...textOf(section, utf8)].join('.')}]${origin(offset)}`
}

/** `BINARY[1.2]<0>` (RFC 3516 §4.3) */
export function formatBinarySection(part: PartNumber, offset: number | undefined): Wire {
  return `BINARY[${part.join('.')}]${origin(offset)}`
}

function textOf(section: Section, utf8: boolean): readonly Wire[] {
  if (section.text === 'whole') return []
  if (!('fields' in section)) return [section.text]
  const names = section.fields.map((name) => formatAstring(inUtf8(name), utf8))
  return [`${section.text} (${names.join(' ')})`]
}

/** Where the octets begin; their number is that of the literal. */
function origin(offset: number | undefined): Wire {
  return offset === undefined ? '' : `<${offset}>`
}

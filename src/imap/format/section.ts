import type { Section } from '../grammar/section.ts'
import { formatAstring, inUtf8, type Wire } from './strings.ts'

/** The name of a section in the response: `BODY[1.HEADER.FIELDS (to cc)]<0>`. Names are as the client wrote them. */
export function formatSection(section: Section, offset: number | undefined, utf8: boolean): Wire {
  return `BODY${bracketed(section, utf8)}${origin(offset)}`
}

/** `BINARY[1.2]<0>` (RFC 3516 §4.3) */
export function formatBinarySection(section: Section, offset: number | undefined, utf8: boolean): Wire {
  return `BINARY${bracketed(section, utf8)}${origin(offset)}`
}

/** The same of its length: `BINARY.SIZE[1.2]`. */
export function formatBinarySize(section: Section, utf8: boolean): Wire {
  return `BINARY.SIZE${bracketed(section, utf8)}`
}

function bracketed(section: Section, utf8: boolean): Wire {
  return `[${[...section.part, ...textOf(section, utf8)].join('.')}]`
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

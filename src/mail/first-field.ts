import { readHeaderBlock } from './header-block.ts'
import { LIMITS } from './limits.ts'
import { messageStart } from './opening.ts'
import { unfold } from './unfold.ts'
import { decodeWords } from './words.ts'

const LINE_END = Buffer.from('\n')
const CRLF_EMPTY_LINE = Buffer.from('\r\n\r\n')
const EMPTY_LINE = Buffer.from('\n\n')

/**
 * The value of the first field of this name, in any case: unfolded and decoded (RFC 2047), cut to the limit of a field.
 * `null`: the header block, as far as it is here, has none.
 */
export function firstField(opening: Buffer, name: string): string | null {
  const wanted = name.toLowerCase()
  const { fields } = readHeaderBlock(opening, messageStart(opening, unheard), neverStops, unheard)
  const field = fields.find((each) => each.name.toLowerCase() === wanted)
  return field === undefined
    ? null
    : decodeWords(unfold(opening, field.value).slice(0, LIMITS.fieldValue), unheard)
}

/** Whether the header block surely ends in these octets, the first of a message: no more is needed to read it. */
export function holdsHeader(opening: Buffer): boolean {
  return opening.includes(CRLF_EMPTY_LINE) || opening.includes(EMPTY_LINE) || opening.indexOf(LINE_END) === 0
}

function neverStops(): boolean {
  return false
}

function unheard(): void {}

import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readList } from './lists.ts'
import { readNumber64, readNzNumber, readNzNumber64 } from './numbers.ts'
import { CLOSE_BRACKET, DIGIT, DOT, GREATER, LESS, OPEN_BRACKET } from './octets.ts'
import { readText } from './strings.ts'

/** section-part: `1.2` is `[1, 2]`, the message itself is `[]`. */
export type PartNumber = readonly number[]

/** section-spec (RFC 9051 §6.4.5.1): what of a part is meant; `whole` is its body, or all of the message. */
export type Section =
  | { readonly part: PartNumber; readonly text: 'whole' | 'HEADER' | 'TEXT' | 'MIME' }
  | {
      readonly part: PartNumber
      readonly text: 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT'
      /** Names as the client wrote them. */
      readonly fields: readonly string[]
    }

/** partial: octets from an offset on. */
export interface OctetRange {
  readonly offset: number
  readonly length: number
}

/** section: `[…]` */
export function readSection(cursor: Cursor): Section {
  cursor.expect(OPEN_BRACKET)
  const { part, dot } = readPart(cursor)
  const whole = part.length > 0 ? !dot : cursor.peek() === CLOSE_BRACKET
  const section: Section = whole ? { part, text: 'whole' } : readSectionText(cursor, part)
  cursor.expect(CLOSE_BRACKET)
  return section
}

/**
 * partial: `<0.10>`; `undefined` when none stands here.
 * @param open whether it may go on to the end without a length, as Dovecot has it with BINARY
 */
export function readPartial(cursor: Cursor, { open }: { readonly open: boolean }): OctetRange | undefined {
  if (!cursor.takes(LESS)) return undefined
  const offset = readNumber64(cursor, 'an offset')
  if (open && cursor.takes(GREATER)) return { offset, length: Number.MAX_SAFE_INTEGER }
  cursor.expect(DOT)
  const length = readNzNumber64(cursor, 'a length from 1')
  cursor.expect(GREATER)
  return { offset, length }
}

/** @returns the numbers, and whether a dot follows the last one */
function readPart(cursor: Cursor): { readonly part: PartNumber; readonly dot: boolean } {
  const part: number[] = []
  while (DIGIT[cursor.peek() ?? 0] === 1) {
    if (part.length >= GRAMMAR_LIMITS.sectionNumbers)
      throw new GrammarError(`A section has more than ${GRAMMAR_LIMITS.sectionNumbers} numbers`)
    part.push(readNzNumber(cursor, 'the number of a part from 1'))
    if (!cursor.takes(DOT)) return { part, dot: false }
  }
  return { part, dot: part.length > 0 }
}

function readSectionText(cursor: Cursor, part: PartNumber): Section {
  const text = cursor.word()
  switch (text) {
    case 'HEADER':
    case 'TEXT':
      return { part, text }
    case 'MIME':
      if (part.length === 0) throw new GrammarError('MIME needs the number of a part')
      return { part, text }
    case 'HEADER.FIELDS':
    case 'HEADER.FIELDS.NOT':
      cursor.space()
      return { part, text, fields: readFields(cursor) }
    default:
      return cursor.fail('a section')
  }
}

/** header-list. More names than a header can need are a mistake of the client's (I21). */
function readFields(cursor: Cursor): string[] {
  return readList(cursor, readFieldName, { most: GRAMMAR_LIMITS.headerNames, excess: 'CLIENTBUG' })
}

function readFieldName(cursor: Cursor): string {
  return readText(cursor, 'the name of a header field') || cursor.fail('the name of a header field')
}

import type { Cursor } from './cursor.ts'
import { readDate } from './dates.ts'
import { readKeyword } from './flags.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readModSequenceOrZero, readNumber64, readNzNumber } from './numbers.ts'
import { CLOSE, DIGIT, DOLLAR, OBJECT_ID_CHAR, OPEN, QUOTE, SPACE, STAR } from './octets.ts'
import { DATE_KEYS, PLAIN_KEYS, type SearchKey } from './search-key.ts'
import { readSequenceSet } from './sequence-set.ts'
import { asText, readAstring, readAtom, readQuoted } from './strings.ts'

/** The charsets that strings of a search can be in, for BADCHARSET (RFC 9051 §7.1). */
export const SEARCH_CHARSETS = ['UTF-8', 'US-ASCII'] as const

export type SearchCharset = (typeof SEARCH_CHARSETS)[number]

/** charset. @throws GrammarError with BADCHARSET for one that is not ours (I41) */
export function readCharset(cursor: Cursor): SearchCharset {
  const name = cursor.peek() === QUOTE ? readQuoted(cursor).toString() : readAtom(cursor, 'a charset')
  const charset = SEARCH_CHARSETS.find((ours) => ours === name.toUpperCase())
  if (charset === undefined) throw new GrammarError('Strings are searched in UTF-8 only', 'BADCHARSET')
  return charset
}

/** Search keys with a space between them, to the end of the command: one key, or all of them as `and`. */
export function readSearchProgram(cursor: Cursor, charset: SearchCharset): SearchKey {
  return new ProgramReader(cursor, charset).all()
}

/** Counts keys and levels: a program is small, whatever its grammar allows (I10, I11). */
class ProgramReader {
  readonly #cursor: Cursor
  readonly #charset: SearchCharset
  #keys = 0
  #depth = 0

  constructor(cursor: Cursor, charset: SearchCharset) {
    this.#cursor = cursor
    this.#charset = charset
  }

  all(): SearchKey {
    const first = this.#key()
    if (!this.#cursor.takes(SPACE)) return first
    const keys = [first]
    do keys.push(this.#key())
    while (this.#cursor.takes(SPACE))
    return { key: 'and', keys }
  }

  #key(): SearchKey {
    if (++this.#keys > GRAMMAR_LIMITS.searchKeys)
      throw new GrammarError(`A search has more than ${GRAMMAR_LIMITS.searchKeys} keys`, 'LIMIT')
    const octet = this.#cursor.peek() ?? 0
    if (octet === OPEN) return this.#deeper(() => this.#group())
    if (DIGIT[octet] === 1 || octet === STAR || octet === DOLLAR)
      return { key: 'messages', set: readSequenceSet(this.#cursor) }
    const name = this.#cursor.word()
    return PLAIN_KEYS.get(name) ?? this.#withArgument(name)
  }

  #group(): SearchKey {
    this.#cursor.expect(OPEN)
    const keys = this.all()
    this.#cursor.expect(CLOSE)
    return keys
  }

  #deeper<Read>(read: () => Read): Read {
    if (++this.#depth > GRAMMAR_LIMITS.depth) throw new GrammarError('A search is nested too deeply')
    const value = read()
    this.#depth--
    return value
  }

  #withArgument(name: string): SearchKey {
    const read = ARGUED.get(name)
    const dated = DATE_KEYS.get(name)
    if (read === undefined && dated === undefined && name !== 'NOT' && name !== 'OR')
      return this.#cursor.fail('a search key')
    this.#cursor.space()
    if (dated !== undefined) return { ...dated, day: readDate(this.#cursor) }
    if (read !== undefined) return read(this.#cursor, () => this.#text())
    return this.#deeper(() => (name === 'NOT' ? { key: 'not', not: this.#key() } : this.#either()))
  }

  #either(): SearchKey {
    const one = this.#key()
    this.#cursor.space()
    return { key: 'or', either: [one, this.#key()] }
  }

  #text(): string {
    const octets = readAstring(this.#cursor)
    if (this.#charset === 'US-ASCII' && octets.some((octet) => octet > 0x7f))
      throw new GrammarError('A string is not US-ASCII')
    return asText(octets)
  }
}

type ReadKey = (cursor: Cursor, text: () => string) => SearchKey

const ARGUED: ReadonlyMap<string, ReadKey> = new Map<string, ReadKey>([
  ['BCC', (_cursor, text) => ({ key: 'address', field: 'bcc', text: text() })],
  ['BODY', (_cursor, text) => ({ key: 'body', text: text() })],
  ['CC', (_cursor, text) => ({ key: 'address', field: 'cc', text: text() })],
  ['EMAILID', (cursor) => ({ key: 'email-id', id: readObjectId(cursor) })],
  ['FROM', (_cursor, text) => ({ key: 'address', field: 'from', text: text() })],
  ['HEADER', readHeader],
  ['KEYWORD', (cursor) => ({ key: 'flag', flag: readKeyword(cursor), set: true })],
  ['LARGER', (cursor) => ({ key: 'size', is: 'larger', octets: readNumber64(cursor) })],
  ['MODSEQ', readModSequenceKey],
  ['OLDER', (cursor) => ({ key: 'age', is: 'older', seconds: readNzNumber(cursor) })],
  ['SMALLER', (cursor) => ({ key: 'size', is: 'smaller', octets: readNumber64(cursor) })],
  ['SUBJECT', (_cursor, text) => ({ key: 'subject', text: text() })],
  ['TEXT', (_cursor, text) => ({ key: 'text', text: text() })],
  ['THREADID', (cursor) => ({ key: 'thread-id', id: readObjectId(cursor) })],
  ['TO', (_cursor, text) => ({ key: 'address', field: 'to', text: text() })],
  ['UID', (cursor) => ({ key: 'uid', set: readSequenceSet(cursor) })],
  ['UNKEYWORD', (cursor) => ({ key: 'flag', flag: readKeyword(cursor), set: false })],
  ['YOUNGER', (cursor) => ({ key: 'age', is: 'younger', seconds: readNzNumber(cursor) })],
])

function readHeader(cursor: Cursor, text: () => string): SearchKey {
  const name = text()
  if (name === '') throw new GrammarError('A header field has a name')
  cursor.space()
  return { key: 'header', name, text: text() }
}

/** search-modsequence (RFC 7162 §7): perhaps with the name of a flag and a type. */
function readModSequenceKey(cursor: Cursor): SearchKey {
  if (cursor.peek() === QUOTE) {
    if (!/^\/flags\/./.test(readQuoted(cursor).toString()))
      throw new GrammarError('Expected "/flags/" and a flag')
    cursor.space()
    if (!['PRIV', 'SHARED', 'ALL'].includes(cursor.word())) cursor.fail('priv, shared or all')
    cursor.space()
  }
  return { key: 'modseq', least: readModSequenceOrZero(cursor) }
}

/** objectid (RFC 8474 §7) */
function readObjectId(cursor: Cursor): string {
  const id = cursor.run(OBJECT_ID_CHAR)
  return id.length > 0 && id.length <= 255 ? id : cursor.fail('an object identifier')
}

import type { Cursor } from './cursor.ts'
import { type FetchItem, readFetchItem } from './fetch-item.ts'
import { GrammarError } from './grammar-error.ts'
import { readList, readOptions } from './lists.ts'
import { CLOSE, OPEN } from './octets.ts'
import type { SearchKey } from './search-key.ts'
import { readCharset, readSearchProgram } from './search-program.ts'
import { type PartialRange, readPartialRange } from './sequence-set.ts'

/** What RETURN asks for (RFC 4731 §3.1, RFC 5182 §2.1, RFC 5267 §4, RFC 9394 §3.1). */
export interface SearchReturn {
  readonly min?: true
  readonly max?: true
  /** Also when the list is empty. */
  readonly all?: true
  readonly count?: true
  readonly save?: true
  readonly context?: true
  readonly update?: true
  /** What is told of a message that comes and is found (RFC 5465 §7). */
  readonly updateItems?: readonly FetchItem[]
  readonly partial?: PartialRange
}

/** SEARCH and UID SEARCH (RFC 9051 §6.4.4). */
export interface SearchArguments {
  /** `undefined` without RETURN: rev1 answers with SEARCH then. */
  readonly returning: SearchReturn | undefined
  readonly program: SearchKey
}

export function readSearch(cursor: Cursor): SearchArguments {
  return { returning: readReturning(cursor), ...readSearched(cursor) }
}

/** What stands behind RETURN, to the end of the command. */
export function readSearched(cursor: Cursor): Pick<SearchArguments, 'program'> {
  cursor.space()
  const charset = cursor.takesWord('CHARSET') ? readCharsetArgument(cursor) : 'UTF-8'
  const program = readSearchProgram(cursor, charset)
  cursor.end()
  return { program }
}

function readCharsetArgument(cursor: Cursor): 'UTF-8' | 'US-ASCII' {
  if (cursor.dialect.utf8Accept && !cursor.dialect.rev2)
    throw new GrammarError('After ENABLE UTF8=ACCEPT a search names no charset (RFC 6855)')
  cursor.space()
  const charset = readCharset(cursor)
  cursor.space()
  return charset
}

/** search-return-opts with the space before it; `undefined` when there are none. */
export function readReturning(cursor: Cursor): SearchReturn | undefined {
  if (!cursor.atWord(' RETURN')) return undefined
  cursor.space()
  cursor.takesWord('RETURN')
  cursor.space()
  if (cursor.startsWith('()')) {
    cursor.expect(OPEN)
    cursor.expect(CLOSE)
    return { all: true }
  }
  const returning = readOptions(cursor, readOption)
  if (returning.partial && returning.all)
    throw new GrammarError('PARTIAL and ALL exclude each other (RFC 9394)')
  return returning
}

const PLAIN: ReadonlyMap<string, SearchReturn> = new Map<string, SearchReturn>([
  ['MIN', { min: true }],
  ['MAX', { max: true }],
  ['ALL', { all: true }],
  ['COUNT', { count: true }],
  ['SAVE', { save: true }],
  ['CONTEXT', { context: true }],
])

function readOption(cursor: Cursor): SearchReturn {
  const name = cursor.word()
  if (name === 'UPDATE') return readUpdate(cursor)
  if (name !== 'PARTIAL') return PLAIN.get(name) ?? cursor.fail('a result option')
  cursor.space()
  return { partial: readPartialRange(cursor) }
}

/** modifier-update (RFC 5465 §8): the examples there have a space before the parenthesis, the grammar has none. */
function readUpdate(cursor: Cursor): SearchReturn {
  if (cursor.startsWith(' (')) cursor.space()
  return cursor.peek() === OPEN
    ? { update: true, updateItems: readList(cursor, readFetchItem) }
    : { update: true }
}

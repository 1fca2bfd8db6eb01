import type { Cursor } from './cursor.ts'
import type { KeptLiteral } from './fragment.ts'
import { GrammarError } from './grammar-error.ts'
import { readList, readOptions } from './lists.ts'
import { readMailbox } from './mailbox.ts'
import { readNumber } from './numbers.ts'
import { OPEN } from './octets.ts'
import { readNstring, readText } from './strings.ts'

/** GETMETADATA (RFC 5464 §4.2). */
export interface GetMetadataArguments {
  /** Empty for the server itself. */
  readonly mailbox: string
  /** In lower case: their case means nothing. */
  readonly entries: readonly string[]
  readonly options: MetadataOptions
}

export interface MetadataOptions {
  /** Octets of the largest value that is told. */
  readonly maxSize?: number
  /** How many levels below an entry are told too; 0 when left out. */
  readonly depth?: 0 | 1 | 'infinity'
}

/** The options come first; the examples of RFC 5464 §4.2.1 have them behind the mailbox, and so do clients. */
export function readGetMetadata(cursor: Cursor): GetMetadataArguments {
  cursor.space()
  let options = readMetadataOptions(cursor)
  const mailbox = readMailbox(cursor)
  cursor.space()
  options ??= cursor.atWord('(MAXSIZE') || cursor.atWord('(DEPTH') ? readMetadataOptions(cursor) : {}
  const entries = cursor.peek() === OPEN ? readList(cursor, readEntry) : [readEntry(cursor)]
  cursor.end()
  return { mailbox, entries, options: options ?? {} }
}

/** The options and the space behind them; `undefined` when there are none. */
function readMetadataOptions(cursor: Cursor): MetadataOptions | undefined {
  if (cursor.peek() !== OPEN) return undefined
  const options = readOptions(cursor, readOption)
  cursor.space()
  return options
}

function readOption(cursor: Cursor): MetadataOptions {
  const name = cursor.word()
  if (name !== 'MAXSIZE' && name !== 'DEPTH') return cursor.fail('MAXSIZE or DEPTH')
  cursor.space()
  if (name === 'MAXSIZE') return { maxSize: readNumber(cursor) }
  if (cursor.takesWord('0')) return { depth: 0 }
  if (cursor.takesWord('1')) return { depth: 1 }
  if (cursor.takesWord('INFINITY')) return { depth: 'infinity' }
  return cursor.fail('0, 1 or infinity')
}

/** SETMETADATA (RFC 5464 §4.3). */
export interface SetMetadataArguments {
  /** Empty for the server itself. */
  readonly mailbox: string
  readonly values: readonly MetadataValue[]
}

export interface MetadataValue {
  /** In lower case. */
  readonly entry: string
  /** `null` removes it. */
  readonly value: Buffer | null
}

export function readSetMetadata(cursor: Cursor): SetMetadataArguments {
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.space()
  const values = readList(cursor, (at) => {
    const entry = readEntry(at)
    at.space()
    return { entry, value: readValue(at) }
  })
  cursor.end()
  return { mailbox, values }
}

/** entry (RFC 5464 §3.2), in lower case. */
export function readEntry(cursor: Cursor): string {
  const entry = readText(cursor, 'the name of an entry')
  if (!/^(\/[^/*%\u0000-\u0019\u007f-\uffff]+)+$/.test(entry))
    throw new GrammarError('The name of an entry is ASCII like /private/comment')
  return entry.toLowerCase()
}

/** value: nstring or literal8 */
function readValue(cursor: Cursor): Buffer | null {
  const binary = binaryLiteral(cursor)
  if (binary === undefined) return readNstring(cursor)
  cursor.skipLiteral()
  return binary.literal
}

function binaryLiteral({ literal }: Cursor): KeptLiteral | undefined {
  return literal?.binary && 'literal' in literal ? literal : undefined
}

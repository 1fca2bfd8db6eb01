import { isUtf8 } from 'node:buffer'
import { decodeUtf7 } from '../utf7.ts'
import type { Cursor, Dialect } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { LIST_CHAR } from './octets.ts'
import { readAstring, readString } from './strings.ts'

/** C0, DEL, C1, the line and the paragraph separator (RFC 9051 §5.1). */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const INBOX = /^inbox$/i
const EIGHT_BIT = /[\x80-\xff]/

/** Whether mailbox names are in UTF-8 rather than in modified UTF-7. */
export function hasUtf8Names({ rev2, utf8Accept }: Dialect): boolean {
  return rev2 || utf8Accept
}

/** mailbox: its name in Unicode, NFC; INBOX in upper case. May be empty. */
export function readMailbox(cursor: Cursor): string {
  return readWrittenMailbox(cursor).mailbox
}

/** A mailbox, and its name as the client wrote it where that is not NFC. */
export interface WrittenMailbox {
  readonly mailbox: string
  readonly written?: string
}

/** mailbox, where the client is to be told that its name is another one (RFC 9051 §6.3.9.7). */
export function readWrittenMailbox(cursor: Cursor): WrittenMailbox {
  const octets = readAstring(cursor, 'the name of a mailbox')
  const written = inUnicode(octets, cursor.dialect)
  const mailbox = written === undefined ? undefined : normalized(written)
  if (written === undefined || mailbox === undefined) throw notAName()
  return written === written.normalize('NFC') ? { mailbox } : { mailbox, written }
}

/** The reference of LIST, a mailbox in the grammar: `null` is one that no mailbox is below. */
export function readReference(cursor: Cursor): string | null {
  return nameOf(readAstring(cursor, 'a reference'), cursor.dialect) ?? null
}

/** list-mailbox: a pattern in Unicode; `null` is one that no mailbox matches (I17). */
export function readPattern(cursor: Cursor): string | null {
  const octets = cursor.run(LIST_CHAR)
  const pattern = octets === '' ? readString(cursor, 'a pattern') : Buffer.from(octets, 'latin1')
  return nameOf(pattern, cursor.dialect) ?? null
}

function nameOf(octets: Buffer, dialect: Dialect): string | undefined {
  const written = inUnicode(octets, dialect)
  return written === undefined ? undefined : normalized(written)
}

function normalized(written: string): string | undefined {
  const name = written.normalize('NFC')
  if (FORBIDDEN.test(name)) return undefined
  return INBOX.test(name) ? 'INBOX' : name
}

function notAName(): GrammarError {
  return new GrammarError('No mailbox can have this name', 'CANNOT')
}

/** 8-bit octets are UTF-8 in any dialect: a server that has UTF8=ACCEPT takes them (RFC 6855 §3). */
function inUnicode(octets: Buffer, dialect: Dialect): string | undefined {
  const latin1 = octets.toString('latin1')
  if (hasUtf8Names(dialect) || EIGHT_BIT.test(latin1)) return isUtf8(octets) ? octets.toString() : undefined
  return decodeUtf7(latin1)
}

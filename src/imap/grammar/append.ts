import { readCommandName, readTag } from './command-name.ts'
import { Cursor, type Dialect } from './cursor.ts'
import { readDateTime, type ZonedTime } from './dates.ts'
import { readFlagList } from './flags.ts'
import type { Fragment, LiteralFragment } from './fragment.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readList } from './lists.ts'
import { readMailbox } from './mailbox.ts'
import { CLOSE, OPEN, QUOTE, SPACE } from './octets.ts'
import { readSetNumber, type SetNumber } from './sequence-set.ts'
import { readText } from './strings.ts'

/** APPEND: one message or several (RFC 3502 §6.3.11). */
export interface AppendArguments {
  readonly mailbox: string
  readonly messages: readonly AppendMessage[]
}

/** append-message (RFC 4466 §3). */
export interface AppendMessage {
  readonly flags: readonly string[]
  /** INTERNALDATE; `undefined` is now. */
  readonly date: ZonedTime | undefined
  readonly data: AppendData
}

export type AppendData =
  | TextPart
  /** RFC 4469 §3: the message is put together of these. */
  | { readonly kind: 'catenate'; readonly parts: readonly (TextPart | UrlPart)[] }

/** Octets as the client sends them; `utf8` when it says that their header may hold UTF-8 (RFC 6855 §4). */
export interface TextPart {
  readonly kind: 'text'
  /** The very fragment that was given. */
  readonly literal: LiteralFragment
  readonly utf8: boolean
}

export interface UrlPart {
  readonly kind: 'url'
  readonly url: string
}

export function readAppend(cursor: Cursor): AppendArguments {
  cursor.space()
  const mailbox = readMailbox(cursor)
  const messages: AppendMessage[] = []
  do {
    if (messages.length >= GRAMMAR_LIMITS.items)
      throw new GrammarError('APPEND of too many messages', 'LIMIT')
    cursor.space()
    messages.push(readMessage(cursor))
  } while (!cursor.done)
  return { mailbox, messages }
}

/** REPLACE and UID REPLACE (RFC 8508 §3). */
export interface ReplaceArguments {
  readonly number: SetNumber
  readonly mailbox: string
  readonly message: AppendMessage
}

export function readReplace(cursor: Cursor): ReplaceArguments {
  cursor.space()
  const number = readSetNumber(cursor)
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.space()
  const message = readMessage(cursor)
  cursor.end()
  return { number, mailbox, message }
}

/**
 * What the literal may be that is announced now: (a part of) a message, which may be large, or a string; `nothing` when the
 * command is wrong already before it.
 * @param fragments of the command so far
 */
export function literalAwaited(
  fragments: readonly Fragment[],
  dialect: Dialect,
  binary: boolean,
): 'message' | 'string' | 'nothing' {
  const probe = { streamed: 0, binary }
  const cursor = new Cursor([...fragments, probe], dialect)
  let bringsMessages = false
  try {
    readTag(cursor)
    const { name } = readCommandName(cursor)
    bringsMessages = name === 'APPEND' || name === 'REPLACE'
    if (name === 'APPEND') readAppend(cursor)
    else if (name === 'REPLACE') readReplace(cursor)
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error
  }
  // No reader but that of messages passes over a streamed literal.
  if (cursor.done) return 'message'
  return bringsMessages && cursor.literal !== probe ? 'nothing' : 'string'
}

function readMessage(cursor: Cursor): AppendMessage {
  const listed = cursor.peek() === OPEN
  const flags = listed ? readFlagList(cursor) : []
  if (listed) cursor.space()
  const date = cursor.peek() === QUOTE ? readDateTime(cursor) : undefined
  if (date !== undefined) cursor.space()
  return { flags, date, data: readData(cursor) }
}

function readData(cursor: Cursor): AppendData {
  if (cursor.literal !== undefined) return readMessageLiteral(cursor, false)
  switch (cursor.word()) {
    case 'UTF8':
      return readUtf8(cursor)
    case 'CATENATE':
      cursor.space()
      return { kind: 'catenate', parts: readList(cursor, readPart) }
    default:
      return cursor.fail('a literal')
  }
}

/** cat-part */
function readPart(cursor: Cursor): TextPart | UrlPart {
  const word = cursor.word()
  if (word === 'UTF8') return readUtf8(cursor)
  if (word !== 'TEXT' && word !== 'URL') return cursor.fail('TEXT or URL')
  cursor.expect(SPACE)
  return word === 'TEXT' ? readMessageLiteral(cursor, false) : { kind: 'url', url: readText(cursor, 'a URL') }
}

/** utf8-literal, behind its first word. */
function readUtf8(cursor: Cursor): TextPart {
  cursor.space()
  cursor.expect(OPEN)
  const part = readMessageLiteral(cursor, true)
  cursor.expect(CLOSE)
  return part
}

function readMessageLiteral(cursor: Cursor, utf8: boolean): TextPart {
  const { literal } = cursor
  if (literal === undefined || (utf8 && !literal.binary))
    return cursor.fail(utf8 ? 'a literal8' : 'a literal')
  if (!literal.binary && 'literal' in literal && literal.literal.includes(0))
    throw new GrammarError('Only a literal8 may hold NUL')
  cursor.skipLiteral()
  return { kind: 'text', literal, utf8 }
}

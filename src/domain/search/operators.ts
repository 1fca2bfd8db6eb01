import type { Query, TextField } from '../query.ts'
import { readInstant, readSize } from './values.ts'

/** One operator of the search language; parser, error messages and help all come from these rows. */
export interface SearchOperator {
  /** Without the colon. */
  readonly name: string
  readonly example: string
  /** Which messages it finds: a sentence for the help. */
  readonly meaning: string
  /** What its value must be, to go on after "needs". */
  readonly needs: string
  /** @returns `undefined` when `value` is not what it needs */
  readonly read: (value: string, now: number) => Query | undefined
}

const HAS = new Map<string, Query>([
  ['attachment', { kind: 'has', what: 'attachment' }],
  ['attachments', { kind: 'has', what: 'attachment' }],
  ['html', { kind: 'has', what: 'html' }],
])

const IS = new Map<string, Query>([
  ['unread', { kind: 'is', what: 'unread' }],
  ['read', { kind: 'is', what: 'read' }],
  ['flagged', { kind: 'is', what: 'flagged' }],
  ['unflagged', { kind: 'is', what: 'unflagged' }],
])

const ROWS: readonly SearchOperator[] = [
  textIn('from', 'from:alice', 'Name or address of a From header holds the text.'),
  textIn('to', 'to:bob@example.com', 'Name or address of a To header holds the text.'),
  textIn('cc', 'cc:team', 'Name or address of a Cc header holds the text.'),
  textIn('bcc', 'bcc:audit', 'A Bcc header, or a recipient in neither To nor Cc, holds the text.'),
  textIn('subject', 'subject:"password reset"', 'The subject holds the text.'),
  textIn('body', 'body:unsubscribe', 'The text, or the text of the HTML, holds the text.'),
  textIn('filename', 'filename:.pdf', 'The name of an attachment holds the text.'),
  {
    name: 'header',
    example: 'header:X-Campaign=spring',
    meaning: 'A header of this name holds the text; without = or a text: there is such a header.',
    needs: 'a header name, with or without a text: header:X-Campaign=spring',
    read: readHeader,
  },
  {
    name: 'has',
    example: 'has:attachment',
    meaning: 'Has attachments; has:html: has an HTML part.',
    needs: 'attachment or html',
    read: (value) => HAS.get(value.toLowerCase()),
  },
  {
    name: 'is',
    example: 'is:unread',
    meaning: 'Is unread; also is:read, is:flagged, is:unflagged.',
    needs: 'unread, read, flagged or unflagged',
    read: (value) => IS.get(value.toLowerCase()),
  },
  {
    name: 'tag',
    example: 'tag:signup',
    meaning: 'Carries the tag.',
    needs: 'the name of a tag: tag:signup',
    read: (tag) => (tag === '' ? undefined : { kind: 'tag', tag }),
  },
  sized('larger', 'larger:10k', 'The raw message has more octets than this.'),
  sized('smaller', 'smaller:2M', 'The raw message has fewer octets than this.'),
  timed('before', 'before:2026-11-21', 'Received before this day or instant (UTC), or longer ago than 7d.'),
  timed('after', 'after:1h', 'Received on or after this day or instant (UTC), or within the last 1h.'),
]

/** Every operator by its name, in the order of the help. */
export const SEARCH_OPERATORS: ReadonlyMap<string, SearchOperator> = new Map(
  ROWS.map((row) => [row.name, row]),
)

function textIn(name: TextField, example: string, meaning: string): SearchOperator {
  const needs = `a text: ${example}`
  const read = (text: string): Query | undefined =>
    text.trim() === '' ? undefined : { kind: 'text', field: name, text }
  return { name, example, meaning, needs, read }
}

function sized(kind: 'larger' | 'smaller', example: string, meaning: string): SearchOperator {
  const read = (value: string): Query | undefined => {
    const octets = readSize(value)
    return octets === undefined ? undefined : { kind, octets }
  }
  return { name: kind, example, meaning, needs: 'a size such as 500, 10k or 2M', read }
}

function timed(kind: 'before' | 'after', example: string, meaning: string): SearchOperator {
  const read = (value: string, now: number): Query | undefined => {
    const at = readInstant(value, now)
    return at === undefined ? undefined : { kind, at }
  }
  const needs = 'a day (2026-11-21), a time (2026-11-21T08:30Z), or how long ago (30m, 12h, 7d)'
  return { name: kind, example, meaning, needs, read }
}

function readHeader(value: string): Query | undefined {
  const equals = value.indexOf('=')
  const name = (equals < 0 ? value : value.slice(0, equals)).trim()
  // RFC 5322 §2.2: printable US-ASCII except the colon.
  if (!/^[!-9;-~]+$/.test(name)) return undefined
  return { kind: 'header', name, text: equals < 0 ? '' : value.slice(equals + 1) }
}

import { isUtf8 } from 'node:buffer'

/**
 * What is written here are octets as characters from U+0000 to U+00FF, to be sent as latin1; and so is what is to be
 * written, unless it says that it is text. `utf8` says that the client takes UTF-8 in quoted strings: after ENABLE
 * IMAP4rev2 or UTF8=ACCEPT.
 */
export type Wire = string

/** Longer strings are literals: lines stay short. */
const LONGEST_QUOTED = 1_000

const QUOTABLE = /^[\t\x20-\x7e]*$/
const QUOTABLE_UTF8 = /^[\t\x20-\x7e\x80-\xff]*$/
/** Narrower than the grammar: clients differ on odd atoms. */
const SAFE_ATOM = /^[A-Za-z][A-Za-z0-9._/-]*$/

/** Text as octets of UTF-8. */
export function inUtf8(text: string): Wire {
  return Buffer.from(text).toString('latin1')
}

/** What comes before the octets of a literal (RFC 9051 §4.3), or of a literal8 (RFC 3516 §4.4). */
export function literalHeader(octets: number, binary = false): Wire {
  return `${binary ? '~' : ''}{${octets}}\r\n`
}

/** string: quoted where it can be, else a literal. NUL, which neither may hold, becomes `?`. */
export function formatString(value: Wire, utf8: boolean): Wire {
  const octets = value.replaceAll('\0', '?')
  if (!isQuotable(octets, utf8)) return literalHeader(octets.length) + octets
  return `"${octets.replace(/["\\]/g, '\\$&')}"`
}

/** nstring: NIL for `null`. */
export function formatNstring(value: Wire | null, utf8: boolean): Wire {
  return value === null ? 'NIL' : formatString(value, utf8)
}

/** astring: an atom where nobody can take it for anything else. */
export function formatAstring(value: Wire, utf8: boolean): Wire {
  return SAFE_ATOM.test(value) && value.toUpperCase() !== 'NIL' ? value : formatString(value, utf8)
}

/** nstring or literal8, so that NUL is kept too. */
export function formatOctets(value: Buffer | null, utf8: boolean): Wire {
  if (!value?.includes(0)) return formatNstring(value?.toString('latin1') ?? null, utf8)
  return literalHeader(value.length, true) + value.toString('latin1')
}

function isQuotable(octets: Wire, utf8: boolean): boolean {
  if (octets.length > LONGEST_QUOTED) return false
  return (
    QUOTABLE.test(octets) || (utf8 && QUOTABLE_UTF8.test(octets) && isUtf8(Buffer.from(octets, 'latin1')))
  )
}

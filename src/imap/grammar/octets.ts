/** Octets with a meaning of their own, and the classes of RFC 9051 §9. */
export const SPACE = 0x20
export const QUOTE = 0x22
export const DOLLAR = 0x24
export const OPEN = 0x28
export const CLOSE = 0x29
export const STAR = 0x2a
export const PLUS = 0x2b
export const COMMA = 0x2c
export const MINUS = 0x2d
export const DOT = 0x2e
export const ZERO = 0x30
export const COLON = 0x3a
export const LESS = 0x3c
export const GREATER = 0x3e
export const OPEN_BRACKET = 0x5b
export const BACKSLASH = 0x5c
export const CLOSE_BRACKET = 0x5d
export const OPEN_BRACE = 0x7b
export const CLOSE_BRACE = 0x7d
export const TILDE = 0x7e

/** A set of octets: 1 where an octet is in it. */
export type OctetClass = Uint8Array

function except(octets: string, specials: string): OctetClass {
  return only([...octets].filter((octet) => !specials.includes(octet)).join(''))
}

function only(octets: string): OctetClass {
  const set = new Uint8Array(256)
  for (const octet of Buffer.from(octets, 'latin1')) set[octet] = 1
  return set
}

/** CHAR without CTL and SP: 0x21–0x7E. */
const PRINTABLE = String.fromCharCode(...Array.from({ length: 0x7e - 0x20 }, (_, at) => 0x21 + at))
const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** DIGIT */
export const DIGIT = only(DIGITS)
/** ATOM-CHAR */
export const ATOM_CHAR = except(PRINTABLE, '(){%*"\\]')
/** ASTRING-CHAR */
export const ASTRING_CHAR = except(PRINTABLE, '(){%*"\\')
/** What a tag is made of. */
export const TAG_CHAR = except(PRINTABLE, '(){%*"\\+')
/** list-char */
export const LIST_CHAR = except(PRINTABLE, '(){"\\')
/** What the names of commands, data items, search keys and options are made of. */
export const WORD_CHAR = only(`${LETTERS}${DIGITS}.-_=`)
/** base64-char and `=` */
export const BASE64_CHAR = only(`${LETTERS}${DIGITS}+/=`)
/** What an objectid is made of (RFC 8474 §7). */
export const OBJECT_ID_CHAR = only(`${LETTERS}${DIGITS}_-`)
/** ALPHA */
export const LETTER = only(LETTERS)

import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 20

/** A new opaque id: 20 characters of Crockford's base 32, 100 random bits. Safe in URLs, file names and IMAP atoms. */
export function newId(): string {
  const bytes = randomBytes(LENGTH)
  let id = ''
  for (const byte of bytes) id += ALPHABET[byte & 31]
  return id
}

/** Whether `text` has the shape of an id made by {@link newId}. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{20}$/.test(text)
}

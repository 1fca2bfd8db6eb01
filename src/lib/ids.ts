import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 20

/** Random octets, got many at a time: one system call for 200 ids. */
const pool = Buffer.alloc(LENGTH * 200)
let used = pool.length

/** A new opaque id: 20 characters of Crockford's base 32, 100 random bits. Safe in URLs, file names and IMAP atoms. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let id = ''
  for (const byte of pool.subarray(used, used + LENGTH)) id += ALPHABET[byte & 31]
  used += LENGTH
  return id
}

/** Whether `text` has the shape of an id made by {@link newId}. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{20}$/.test(text)
}

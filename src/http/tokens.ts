import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Compares in a time that depends on neither where nor by how much the two differ, nor on their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** 256 random bits, safe in URLs, headers and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1); `undefined` when there is no such header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  return /^bearer +(.*)$/i.exec(authorization)?.[1]?.trim() ?? ''
}

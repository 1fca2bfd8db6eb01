import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type ScramHash = 'sha1' | 'sha256'

export const DIGEST_OCTETS: Readonly<Record<ScramHash, number>> = { sha1: 20, sha256: 32 }

/** What the proof is checked with (RFC 5802 §3). */
export interface ScramCheck {
  readonly hash: ScramHash
  /** SaltedPassword. */
  readonly salted: Buffer
  /** AuthMessage: what both have said, without the proof. */
  readonly said: string
  /** ClientProof, as long as the hash's digest. */
  readonly proof: Buffer
}

/** @returns our own proof, ServerSignature, in base64; `undefined` when the client's is wrong */
export function serverSignature({ hash, salted, said, proof }: ScramCheck): string | undefined {
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest()
  const digest = (octets: Buffer) => createHash(hash).update(octets).digest()
  const storedKey = digest(hmac(salted, 'Client Key'))
  const clientKey = xor(proof, hmac(storedKey, said))
  if (!timingSafeEqual(digest(clientKey), storedKey)) return undefined
  return hmac(hmac(salted, 'Server Key'), said).toString('base64')
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((octet, index) => octet ^ (other[index] ?? 0)))
}

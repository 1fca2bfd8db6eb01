import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { textOf } from '../../lib/utf8.ts'
import { type Mechanism, type MechanismStep, malformed } from './mechanism.ts'

/** CRAM-MD5 (RFC 2195): the digest of our challenge, keyed with the password. */
export const cramMd5: Mechanism = {
  name: 'CRAM-MD5',
  clientFirst: false,
  start({ hostname }) {
    const challenge = `<${randomBytes(12).toString('hex')}.${Date.now()}@${hostname}>`
    return {
      next: (response) =>
        response === undefined ? { kind: 'challenge', data: challenge } : read(response, challenge),
    }
  },
}

function read(response: Buffer, challenge: string): MechanismStep {
  // The digest is the last word: a user name may hold spaces.
  const [, user, digest] = /^(.+) ([0-9a-f]{32})$/is.exec(textOf(response) ?? '') ?? []
  if (user === undefined || digest === undefined) {
    return malformed('CRAM-MD5 is a user name, a space and 32 hex digits')
  }
  const given = Buffer.from(digest, 'hex')
  const fits = (password: string): boolean =>
    timingSafeEqual(given, createHmac('md5', password).update(challenge).digest())
  return { kind: 'login', user, proof: { kind: 'response', fits } }
}

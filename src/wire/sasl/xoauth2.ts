import { textOf } from '../../lib/utf8.ts'
import { type Mechanism, type MechanismStep, malformed } from './mechanism.ts'

/** XOAUTH2 as Google defines it: `user=` name ^A `auth=Bearer ` token ^A ^A. */
export const xoauth2: Mechanism = {
  name: 'XOAUTH2',
  clientFirst: true,
  start: () => ({
    next: (response) => (response === undefined ? { kind: 'challenge', data: '' } : read(response)),
    onRefusal: JSON.stringify({ status: '401', schemes: 'bearer', scope: 'https://mail.google.com/' }),
  }),
}

function read(response: Buffer): MechanismStep {
  const text = textOf(response)
  const [, user, token] = /^user=([^\x01]+)\x01auth=Bearer +([^\x01]+)\x01\x01$/i.exec(text ?? '') ?? []
  if (user === undefined || token === undefined) {
    return malformed('XOAUTH2 is user=NAME^Aauth=Bearer TOKEN^A^A')
  }
  return { kind: 'login', user, proof: { kind: 'token', token } }
}

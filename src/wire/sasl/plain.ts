import { textOf } from '../../lib/utf8.ts'
import { denied, type Mechanism, type MechanismStep, malformed } from './mechanism.ts'

/** PLAIN (RFC 4616): authzid NUL authcid NUL password. Nobody may act as somebody else. */
export const plain: Mechanism = {
  name: 'PLAIN',
  clientFirst: true,
  start: () => ({
    next: (response) => (response === undefined ? { kind: 'challenge', data: '' } : read(response)),
  }),
}

function read(response: Buffer): MechanismStep {
  const fields = textOf(response)?.split('\0')
  if (fields?.length !== 3) return malformed('PLAIN is authzid NUL authcid NUL password')
  const [authzid = '', authcid = '', password = ''] = fields
  if (authcid === '') return malformed('the user name is empty')
  if (authzid !== '' && authzid !== authcid) {
    return denied('acting for another user is not offered')
  }
  return { kind: 'login', user: authcid, proof: { kind: 'password', password } }
}

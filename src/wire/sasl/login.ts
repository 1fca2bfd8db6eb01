import { textOf } from '../../lib/utf8.ts'
import { type Mechanism, type MechanismStep, malformed } from './mechanism.ts'

/** LOGIN, never standardised (draft-murchison-sasl-login): user name, then password. */
export const login: Mechanism = {
  name: 'LOGIN',
  clientFirst: true,
  start() {
    let user: string | undefined
    return {
      next(response): MechanismStep {
        if (response === undefined) return { kind: 'challenge', data: 'Username:' }
        const text = textOf(response)
        if (text === undefined) return malformed('not UTF-8')
        if (user !== undefined) return { kind: 'login', user, proof: { kind: 'password', password: text } }
        if (text === '') return malformed('the user name is empty')
        user = text
        return { kind: 'challenge', data: 'Password:' }
      },
    }
  },
}

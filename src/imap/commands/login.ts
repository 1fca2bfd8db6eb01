import { isTrouble } from '../../domain/trouble.ts'
import { type Answer, answerTo, no, ok } from '../answer.ts'
import { command, type Standing, type Talk } from '../command.ts'
import { readLogin } from '../grammar/login.ts'

export const login = command({
  verb: 'LOGIN',
  rfc: 'RFC 9051 §6.2.3',
  in: 'not-authenticated',
  parse: readLogin,
  secret: () => '',
  capabilities: (talk) => (isForbidden(talk) ? ['LOGINDISABLED'] : []),
  async run(talk, { user, password }) {
    if (isForbidden(talk)) return no('Passwords are taken under TLS only', 'PRIVACYREQUIRED')
    try {
      await talk.authenticate(user, { kind: 'password', password })
    } catch (error) {
      return refusalOf(error)
    }
    return welcome(talk)
  },
})

/** RFC 9051 §6.2.3 */
function isForbidden({ inbox, settings, transport }: Standing): boolean {
  return inbox === undefined && settings.requireTls && !transport.secure
}

/** Lets in whoever was just checked. What there is now is told with it: it may differ from before (RFC 9051 §6.2). */
export function welcome(talk: Talk): Answer {
  talk.enter()
  return ok('Logged in', `CAPABILITY ${talk.capabilities().join(' ')}`)
}

/** The answer to a login that failed. @throws what is a failure of ours */
export function refusalOf(error: unknown): Answer {
  if (isTrouble(error, 'too-many-failures'))
    return { ...answerTo(error), ending: 'too many failed logins', failure: 'login' }
  if (isTrouble(error)) return answerTo(error)
  throw error
}

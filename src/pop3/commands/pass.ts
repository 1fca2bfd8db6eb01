import { saslPrepared } from '../../lib/saslprep.ts'
import { command } from '../command.ts'
import { anything } from '../grammar.ts'
import { logIn } from '../log-in.ts'
import { wrong } from '../replies.ts'

/** The password of the inbox that USER named (RFC 1939 §7): all that follows, spaces too. */
export const pass = command({
  verb: 'PASS',
  rfc: 'RFC 1939 §7',
  usage: 'PASS password',
  in: ['authorization'],
  secret: () => 'PASS',
  parse: anything,
  async run(talk, password) {
    const { user } = talk
    if (user === undefined) return wrong('USER first')
    talk.user = undefined
    if (saslPrepared(password) === undefined)
      return wrong('The password holds characters that are not allowed')
    return logIn(talk, user, { kind: 'password', password })
  },
})

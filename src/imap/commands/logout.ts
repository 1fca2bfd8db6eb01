import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

export const logout = command({
  verb: 'LOGOUT',
  rfc: 'RFC 9051 §6.1.3',
  in: 'any',
  parse: readNothing,
  run(talk) {
    talk.out.untagged('BYE Until next time')
    return { status: 'OK', text: 'Logged out', ending: 'LOGOUT' }
  },
})

import { command } from '../command.ts'
import { anything } from '../grammar.ts'
import { userProblem } from '../opening.ts'
import { ok, wrong } from '../replies.ts'

/** The name of the inbox (RFC 1939 §7). Whether there is one is not told before PASS. */
export const user = command({
  verb: 'USER',
  rfc: 'RFC 1939 §7',
  usage: 'USER name',
  in: ['authorization'],
  parse: anything,
  capability: () => 'USER',
  run(talk, name) {
    const problem = userProblem(name)
    if (problem !== undefined) return wrong(`This user name cannot be: ${problem}`)
    talk.user = name
    return ok('Now the password')
  },
})

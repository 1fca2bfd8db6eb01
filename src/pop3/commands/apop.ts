import { createHash, timingSafeEqual } from 'node:crypto'
import { command } from '../command.ts'
import { nameAndDigest } from '../grammar.ts'
import { logIn } from '../log-in.ts'
import { userProblem } from '../opening.ts'
import { wrong } from '../replies.ts'

/** A login whose password does not cross the wire: MD5 of the greeting's timestamp and the password (RFC 1939 §7). */
export const apop = command({
  verb: 'APOP',
  rfc: 'RFC 1939 §7',
  usage: 'APOP name digest',
  in: ['authorization'],
  secret: (argument) => `APOP ${nameAndDigest(argument)?.name ?? ''}`.trim(),
  parse: nameAndDigest,
  async run(talk, { name, digest }) {
    const problem = userProblem(name)
    if (problem !== undefined) return wrong(`This user name cannot be: ${problem}`)
    const sent = Buffer.from(digest, 'hex')
    const fits = (password: string): boolean => timingSafeEqual(sent, digestOf(talk.timestamp, password))
    return logIn(talk, name, { kind: 'response', fits })
  },
})

function digestOf(timestamp: string, password: string): Buffer {
  return createHash('md5')
    .update(timestamp + password)
    .digest()
}

import { isLoginRefusal } from '../../domain/trouble.ts'
import { converse, type SaslOutcome } from '../../wire/sasl/converse.ts'
import { mechanismNamed, SaslDialogue } from '../../wire/sasl.ts'
import { type Answer, bad, no } from '../answer.ts'
import { command, type Talk } from '../command.ts'
import { readAuthenticate } from '../grammar/login.ts'
import { refusalOf, welcome } from './login.ts'

export const authenticate = command({
  verb: 'AUTHENTICATE',
  rfc: 'RFC 9051 §6.2.2',
  in: 'not-authenticated',
  parse: readAuthenticate,
  uses: ({ initial }) => (initial === undefined ? [] : ['SASL-IR']),
  secret: (args) => {
    const [mechanism = '', ...more] = args.trim().split(/\s+/)
    // What is no mechanism's name may be anything.
    if (mechanismNamed(mechanism) === undefined) return ''
    return more.length === 0 ? undefined : mechanism
  },
  capabilities: ({ inbox, mechanisms }) =>
    inbox === undefined ? ['SASL-IR', ...mechanisms.map(({ name }) => `AUTH=${name}`)] : ['SASL-IR'],
  async run(talk, { mechanism: name, initial }) {
    const mechanism = talk.mechanisms.find((offered) => offered.name === name)
    if (mechanism === undefined || !talk.offers(`AUTH=${name}`))
      return no('There is no such mechanism here, CAPABILITY tells those there are', 'CANNOT')
    try {
      const dialogue = new SaslDialogue(mechanism, talk.settings)
      return answerOf(
        talk,
        await converse(dialogue, initial, {
          ask: (challenge, kind) => talk.ask(challenge, kind),
          login: (user, proof) => talk.authenticate(user, proof),
          isRefusal: isLoginRefusal,
        }),
      )
    } catch (error) {
      return refusalOf(error)
    }
  },
})

function answerOf(talk: Talk, outcome: SaslOutcome): Answer {
  switch (outcome.kind) {
    case 'done':
      return welcome(talk)
    case 'refused':
      return refusalOf(outcome.error)
    case 'denied':
      return no(`Refused: ${outcome.reason}`, 'AUTHENTICATIONFAILED')
    case 'malformed':
      return bad(`Not understood: ${outcome.reason}`)
    case 'cancelled':
      return bad('Cancelled')
    case 'gone':
      // Never sent: the session answers what came instead.
      return bad('No answer came')
  }
}

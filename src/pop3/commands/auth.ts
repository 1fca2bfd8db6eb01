import { isLoginRefusal } from '../../domain/trouble.ts'
import { converse, type SaslOutcome, type SaslTalk } from '../../wire/sasl/converse.ts'
import { mechanismNamed, SaslDialogue } from '../../wire/sasl.ts'
import { command, type Result, type Talk } from '../command.ts'
import { words } from '../grammar.ts'
import { refusalOf } from '../log-in.ts'
import { ok, type Reply, wrong } from '../replies.ts'

/** SASL (RFC 5034). Without an argument it lists the mechanisms, as clients older than CAPA expect. */
export const auth = command({
  verb: 'AUTH',
  rfc: 'RFC 5034 §4',
  usage: 'AUTH [mechanism [initial-response]]',
  in: ['authorization'],
  parse: words,
  secret: (argument) => {
    const [mechanism = '', ...more] = argument.trim().split(/\s+/)
    // What is no mechanism's name may be anything.
    if (mechanismNamed(mechanism) === undefined) return 'AUTH'
    return more.length === 0 ? undefined : `AUTH ${mechanism}`
  },
  capability: ({ mechanisms }) => `SASL ${mechanisms.map(({ name }) => name).join(' ')}`,
  async run(talk, [name, initial, ...more]) {
    if (name === undefined) return ok('Mechanisms follow', { lines: talk.mechanisms.map(({ name }) => name) })
    if (more.length > 0) return wrong('Syntax error, write AUTH mechanism [initial-response]')
    const mechanism = mechanismNamed(name)
    if (mechanism === undefined) return wrong('No such mechanism here, CAPA lists those there are')
    return exchange(talk, new SaslDialogue(mechanism, talk.settings), initial)
  },
})

async function exchange(
  talk: Talk,
  dialogue: SaslDialogue,
  initial: string | undefined,
): Promise<Reply | undefined> {
  try {
    return await replyTo(talk, await converse(dialogue, initial, saslTalk(talk)))
  } catch (error) {
    return refusalOf(error)
  }
}

function saslTalk(talk: Talk): SaslTalk {
  return {
    ask: (challenge, kind) => talk.ask(challenge, kind),
    login: (user, proof) => talk.authenticate(user, proof),
    isRefusal: isLoginRefusal,
  }
}

function replyTo(talk: Talk, outcome: SaslOutcome): Result {
  switch (outcome.kind) {
    case 'done':
      return talk.enter()
    case 'refused':
      return refusalOf(outcome.error)
    case 'denied':
      return { ok: false, code: 'AUTH', text: `Refused: ${outcome.reason}`, fault: 'failed-login' }
    case 'malformed':
      return wrong(`Not understood: ${outcome.reason}`)
    case 'cancelled':
      return wrong('AUTH cancelled')
    case 'gone':
      return undefined
  }
}

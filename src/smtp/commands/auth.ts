import { isTrouble } from '../../domain/trouble.ts'
import { mechanismNamed, mechanismsFor, SaslDialogue, type SaslStep } from '../../wire/sasl.ts'
import type { Command, CommandResult, Talk } from '../command.ts'
import { type Reply, reply, replyTo } from '../reply.ts'

const BLANKS = /[ \t]+/

/** AUTH (RFC 4954). The user name is the inbox. */
export const auth: Command = {
  verb: 'AUTH',
  rfc: 'RFC 4954 §4',
  usage: (talk) => `AUTH ${announced(talk).join('|')} [initial-response]`,
  argument: 'required',
  after: 'hello',
  secret: (argument) => {
    const [mechanism = '', initial] = argument.split(BLANKS)
    return initial === undefined ? undefined : `AUTH ${mechanism}`
  },
  keywords: (talk) => (isHidden(talk) || talk.login !== null ? [] : [`AUTH ${announced(talk).join(' ')}`]),
  run,
}

function run(talk: Talk, argument: string): CommandResult {
  const [name = '', initial, ...more] = argument.split(BLANKS)
  if (talk.login !== null) return reply(503, '5.5.1', 'You are logged in already')
  if (talk.transaction !== undefined) return reply(503, '5.5.1', 'Not within a transaction: RSET first')
  if (isHidden(talk)) return reply(538, '5.7.11', 'This server takes AUTH under TLS only: STARTTLS first')
  if (more.length > 0) return reply(501, '5.5.4', 'Write AUTH mechanism [initial-response]')
  const mechanism = mechanismNamed(name)
  if (mechanism === undefined) return reply(504, '5.5.4', 'No such mechanism here')
  const dialogue = new SaslDialogue(mechanism, talk.settings)
  return goOn(talk, dialogue, dialogue.begin(initial))
}

function goOn(talk: Talk, dialogue: SaslDialogue, step: SaslStep): CommandResult {
  switch (step.kind) {
    case 'challenge':
      talk.readSecret((line) => goOn(talk, dialogue, dialogue.answer(line)))
      return { code: 334, text: step.line }
    case 'cancelled':
      return reply(501, '5.7.0', 'AUTH cancelled')
    case 'malformed':
      return reply(501, '5.5.2', `Not understood: ${step.reason}`)
    case 'denied':
      return reply(535, '5.7.8', `Refused: ${step.reason}`)
    case 'login':
      return finish(talk, dialogue, step)
  }
}

async function finish(
  talk: Talk,
  dialogue: SaslDialogue,
  { user, proof }: Extract<SaslStep, { kind: 'login' }>,
): Promise<Reply> {
  let inbox: string
  try {
    inbox = await talk.authenticate(user, proof)
  } catch (error) {
    if (!isTrouble(error, 'wrong-credentials')) throw error
    return refuse(talk, dialogue, replyTo(error))
  }
  const challenge = dialogue.accepted()
  if (challenge === undefined) return welcome(talk, inbox)
  talk.readSecret((line) => {
    const end = dialogue.acknowledged(line)
    return end === undefined ? welcome(talk, inbox) : goOn(talk, dialogue, end)
  })
  // Whoever has read all that was said can try out passwords on it.
  return { code: 334, text: challenge, secret: true }
}

function welcome(talk: Talk, inbox: string): Reply {
  talk.login = inbox
  return reply(235, '2.7.0', 'Welcome')
}

function refuse(talk: Talk, dialogue: SaslDialogue, refusal: Reply): Reply {
  const challenge = dialogue.refused()
  if (challenge === undefined) return refusal
  talk.readSecret(() => refusal)
  return { code: 334, text: challenge }
}

function announced(talk: Talk): string[] {
  return mechanismsFor({ mutual: talk.knowsPasswords }).map(({ name }) => name)
}

function isHidden(talk: Talk): boolean {
  return talk.settings.requireTls && !talk.secure
}

import type { SaslDialogue, SaslEnd, SaslStep } from '../sasl.ts'
import type { SaslProof } from './mechanism.ts'

/** What a protocol that reads line by line does for an exchange. */
export interface SaslTalk {
  /**
   * Sends the challenge; when it is the server's proof, no transcript may have it: passwords can be tried out on it.
   * @returns the client's line without its end; `undefined`: it is gone, or its line too long
   */
  ask(challenge: string, kind: 'question' | 'proof'): Promise<string | undefined>
  /** Sees whether the login is right, and lets nobody in yet: that is for when all is done. @throws when it is not */
  login(user: string, proof: SaslProof): Promise<void>
  /** Whether `login` failed because user name or password is wrong; any other failure is thrown on. */
  isRefusal(error: unknown): boolean
}

/** How an exchange ended. */
export type SaslOutcome =
  /** This user is in. */
  | { readonly kind: 'done'; readonly user: string }
  /** With what `login` threw. */
  | { readonly kind: 'refused'; readonly error: unknown }
  /** `ask` had no answer. */
  | { readonly kind: 'gone' }
  | SaslEnd

type Login = Extract<SaslStep, { kind: 'login' }>

/**
 * Leads an exchange to its end, for protocols that pull their lines (POP3, IMAP).
 * @param initial as `SaslDialogue.begin` takes it
 */
export async function converse(
  dialogue: SaslDialogue,
  initial: string | undefined,
  talk: SaslTalk,
): Promise<SaslOutcome> {
  let step = dialogue.begin(initial)
  while (step.kind === 'challenge') {
    const answer = await talk.ask(step.line, 'question')
    if (answer === undefined) return { kind: 'gone' }
    step = dialogue.answer(answer)
  }
  return step.kind === 'login' ? settle(dialogue, step, talk) : step
}

async function settle(dialogue: SaslDialogue, { user, proof }: Login, talk: SaslTalk): Promise<SaslOutcome> {
  try {
    await talk.login(user, proof)
  } catch (error) {
    if (!talk.isRefusal(error)) throw error
    return refuse(dialogue, error, talk)
  }
  const challenge = dialogue.accepted()
  if (challenge === undefined) return { kind: 'done', user }
  const answer = await talk.ask(challenge, 'proof')
  if (answer === undefined) return { kind: 'gone' }
  return dialogue.acknowledged(answer) ?? { kind: 'done', user }
}

async function refuse(dialogue: SaslDialogue, error: unknown, talk: SaslTalk): Promise<SaslOutcome> {
  const challenge = dialogue.refused()
  if (challenge !== undefined && (await talk.ask(challenge, 'question')) === undefined)
    return { kind: 'gone' }
  return { kind: 'refused', error }
}

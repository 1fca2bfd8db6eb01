import type { Proof } from '../domain/login.ts'
import { isLoginRefusal, isTrouble } from '../domain/trouble.ts'
import type { Talk } from './command.ts'
import { type Reply, replyTo } from './replies.ts'

/** Checks a login and opens its maildrop. */
export async function logIn(talk: Talk, user: string, proof: Proof): Promise<Reply> {
  try {
    await talk.authenticate(user, proof)
  } catch (error) {
    return refusalOf(error)
  }
  return talk.enter()
}

/** The reply to a login that failed. @throws what is a failure of ours */
export function refusalOf(error: unknown): Reply {
  if (isTrouble(error, 'too-many-failures'))
    return { ...replyTo(error), ending: 'too many failed logins', failure: 'login' }
  if (isLoginRefusal(error)) return { ...replyTo(error), fault: 'failed-login' }
  throw error
}

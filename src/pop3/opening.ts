import { ARCHIVE, INBOX, inboxNameProblem } from '../domain/inbox.ts'
import type { Clock } from '../lib/clock.ts'
import { saslPrepared } from '../lib/saslprep.ts'
import type { Mailboxes } from '../store/mailboxes.ts'
import type { Inboxes } from '../store/store.ts'
import { Maildrop } from './maildrop.ts'
import type { Pop3Settings } from './settings.ts'

const RECENT = /^recent:/i
const RECENT_SPAN = 30 * 24 * 3_600_000

/** What a user name asks for. */
export interface Wish {
  readonly inbox: string
  /** `recent:NAME`: the last 30 days, what was archived too, as Gmail has it. */
  readonly recent: boolean
}

export function wishOf(user: string): Wish {
  return { inbox: user.replace(RECENT, ''), recent: RECENT.test(user) }
}

/** Why no inbox can have this user name, in words; `undefined` when one can. */
export function userProblem(user: string): string | undefined {
  const { inbox } = wishOf(user)
  // RFC 6856 §2.2: what SASLprep prohibits is refused.
  if (saslPrepared(inbox) === undefined) return 'the name holds characters that are not allowed'
  return inboxNameProblem(inbox)
}

export interface OpeningParts {
  readonly inboxes: Pick<Inboxes, 'get'>
  readonly mailboxes: Pick<Mailboxes, 'contents'>
  readonly settings: Pick<Pop3Settings, 'onRetrieve'>
  readonly clock: Clock
}

/** The maildrop as it is now. @throws DomainError */
export async function openMaildrop({ inbox, recent }: Wish, parts: OpeningParts): Promise<Maildrop> {
  const { onRetrieve } = await parts.inboxes.get(inbox)
  const mailboxes = recent ? [INBOX, ARCHIVE] : [INBOX]
  const since = recent ? { since: parts.clock.now() - RECENT_SPAN } : {}
  const contents = await parts.mailboxes.contents(inbox, { mailboxes, ...since })
  return new Maildrop({ inbox, mailboxes, onRetrieve: onRetrieve ?? parts.settings.onRetrieve }, contents)
}

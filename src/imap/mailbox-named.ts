import { canonicalMailbox, mailboxNameProblem, SEPARATOR } from '../domain/mailbox.ts'
import { isTrouble } from '../domain/trouble.ts'
import type { Mailbox } from '../store/mailboxes.ts'
import { type Answer, no } from './answer.ts'
import type { Inside } from './command.ts'

/** As much of a session as finds mailboxes. */
type Finder = Pick<Inside, 'store' | 'inbox' | 'storeName'>

/** The mailbox that a client names. @throws DomainError `no-such-mailbox` */
export function mailboxNamed(talk: Finder, name: string): Promise<Mailbox> {
  return talk.store.mailboxes.get(talk.inbox, talk.storeName(name))
}

/** Where messages are to go, or the answer that says why they can't. */
export type Destination = { readonly mailbox: Mailbox } | { readonly refusal: Answer }

/**
 * The mailbox that APPEND, COPY or MOVE name. It is never made: the client is told to try CREATE first, unless there can
 * be no mailbox of that name (RFC 9051 §6.3.12, §6.4.7).
 */
export async function destination(talk: Finder, name: string): Promise<Destination> {
  try {
    return { mailbox: await mailboxNamed(talk, name) }
  } catch (error) {
    if (!isTrouble(error, 'no-such-mailbox')) throw error
    const possible = mailboxNameProblem(canonicalMailbox(talk.storeName(name))) === undefined
    return {
      refusal: possible
        ? no('There is no such mailbox, create it first', 'TRYCREATE')
        : no('No mailbox can have this name', 'CANNOT'),
    }
  }
}

/**
 * The store's name of a mailbox to be made. A separator at its end says that there will be others below it, which needs no
 * saying here (RFC 9051 §6.3.4).
 */
export function newName(talk: Pick<Inside, 'storeName'>, name: string): string {
  const wanted = talk.storeName(name)
  return wanted.endsWith(SEPARATOR) ? wanted.slice(0, -SEPARATOR.length) : wanted
}

import { canonicalMailbox, mailboxNameProblem } from '../domain/mailbox.ts'
import type { Kept } from '../domain/message.ts'
import { isTrouble } from '../domain/trouble.ts'
import type { Copied } from '../store/mailboxes.ts'
import { no, Refusal } from './answer.ts'
import type { Inside, Talk } from './command.ts'
import { formatSet } from './format/sequence-set.ts'
import type { Wire } from './format/strings.ts'

/**
 * The store's name of a mailbox that messages are to be added to. It is never made for it (RFC 9051 §6.3.12, §6.4.7).
 * @throws Refusal with TRYCREATE, unless it cannot be made either
 */
export async function targetOf(talk: Inside, name: string): Promise<string> {
  const wanted = canonicalMailbox(talk.storeName(name))
  try {
    return (await talk.store.mailboxes.get(talk.inbox, wanted)).name
  } catch (error) {
    if (!isTrouble(error, 'no-such-mailbox')) throw error
    const never = mailboxNameProblem(wanted) !== undefined
    throw new Refusal(
      never ? no('No mailbox can be called so', 'CANNOT') : no('There is no such mailbox', 'TRYCREATE'),
    )
  }
}

/** resp-code-apnd (RFC 4315 §3); a single UID is never a set. */
export function appendUid(talk: Talk, kept: readonly Kept[]): Wire | undefined {
  const [first] = kept
  if (first === undefined || !talk.offers('UIDPLUS')) return undefined
  return `APPENDUID ${first.uidValidity} ${formatSet(kept.map(({ uid }) => uid))}`
}

/** resp-code-copy (RFC 4315 §3), where any were copied. */
export function copyUid(talk: Talk, { uidValidity, from, to }: Copied): Wire | undefined {
  if (from.length === 0 || !talk.offers('UIDPLUS')) return undefined
  return `COPYUID ${uidValidity} ${formatSet(from)} ${formatSet(to)}`
}

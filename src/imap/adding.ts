import type { Kept } from '../domain/message.ts'
import type { Copied, Mailbox } from '../store/mailboxes.ts'
import { Refusal } from './answer.ts'
import type { Inside, Talk } from './command.ts'
import { formatSet } from './format/sequence-set.ts'
import type { Wire } from './format/strings.ts'
import { destination } from './mailbox-named.ts'
import { overQuota } from './quota.ts'

/** The mailbox that messages are to be added to. @throws Refusal when there is none */
export async function targetOf(talk: Inside, name: string): Promise<Mailbox> {
  const found = await destination(talk, name)
  if ('refusal' in found) throw new Refusal(found.refusal)
  return found.mailbox
}

/** @throws Refusal when there is no room for so many octets and messages more */
export async function requireRoom(talk: Inside, octets: number, messages: number): Promise<void> {
  const refusal = await overQuota(talk, octets, messages)
  if (refusal !== undefined) throw new Refusal(refusal)
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

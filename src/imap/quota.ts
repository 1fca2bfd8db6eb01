import { type Answer, no } from './answer.ts'
import type { Inside } from './command.ts'

/**
 * The quota of an inbox (RFC 9208), for whoever wants to see a client at its limit. There is one quota root, `""`, over
 * all mailboxes. Its limits are those that clients set by SETQUOTA; they stop what clients bring by APPEND and COPY,
 * and nothing else: mail that comes in by SMTP is captured whatever they say.
 *
 * The limits of the inbox itself (`InboxLimits`) are no quota: over those nothing is refused, the oldest mail goes. So
 * that both can be had, quota is kept apart, as an annotation of the inbox that can be read by GETMETADATA.
 */
export const QUOTA_ENTRY = '/shared/vendor/sandpost/quota'
export const QUOTA_ROOT = ''

/** What is limited: units of 1 024 octets, begun ones counted, and messages (RFC 9208 §5.1, §5.2). */
export const RESOURCES = ['STORAGE', 'MESSAGE'] as const
export type Resource = (typeof RESOURCES)[number]

/** A resource that is not there is not limited. */
export type QuotaLimits = ReadonlyMap<Resource, number>

/** As much of a session as has a quota. */
type Session = Pick<Inside, 'store' | 'inbox' | 'offers'>

const UNIT = 1024

export function resourceNamed(name: string): Resource | undefined {
  return RESOURCES.find((resource) => resource === name)
}

/** @throws DomainError `no-such-inbox` */
export async function quotaLimits(talk: Session): Promise<QuotaLimits> {
  const entries = await talk.store.metadata.get(talk.inbox, null)
  const kept = Buffer.from(entries.get(QUOTA_ENTRY) ?? '').toString('latin1')
  const limits = Array.from(kept.matchAll(/([A-Z]+) (\d+)/g), ([, name = '', limit]) => {
    const resource = resourceNamed(name)
    return resource !== undefined && talk.offers(`QUOTA=RES-${resource}`)
      ? ([[resource, Number(limit)]] as const)
      : []
  })
  return new Map(limits.flat())
}

/** Instead of all that were there before. @throws DomainError `no-such-inbox`, `too-many-entries` */
export async function setQuotaLimits(talk: Session, limits: QuotaLimits): Promise<void> {
  const kept = Array.from(limits, ([resource, limit]) => `${resource} ${limit}`).join(' ')
  const value = limits.size === 0 ? null : Buffer.from(kept, 'latin1')
  await talk.store.metadata.set(talk.inbox, null, new Map([[QUOTA_ENTRY, value]]))
}

/** What all mailboxes hold; a message in two of them counts twice, as their clients see it. */
export async function quotaUsage(talk: Session): Promise<Readonly<Record<Resource, number>>> {
  const { octets, messages } = await heldBy(talk)
  return { STORAGE: Math.ceil(octets / UNIT), MESSAGE: messages }
}

/**
 * The answer to a command that would bring so many octets and messages more than there is room for; `undefined` when
 * there is room. A move within the inbox brings nothing.
 */
export async function overQuota(
  talk: Session,
  octets: number,
  messages: number,
): Promise<Answer | undefined> {
  const limits = await quotaLimits(talk)
  if ((octets <= 0 && messages <= 0) || limits.size === 0) return undefined
  const held = await heldBy(talk)
  const storage = (limits.get('STORAGE') ?? Number.POSITIVE_INFINITY) * UNIT
  const most = limits.get('MESSAGE') ?? Number.POSITIVE_INFINITY
  if (held.octets + octets <= storage && held.messages + messages <= most) return undefined
  return no('The quota of this inbox has no room for it', 'OVERQUOTA')
}

async function heldBy(talk: Session): Promise<{ readonly octets: number; readonly messages: number }> {
  let octets = 0
  let messages = 0
  for (const mailbox of await talk.store.mailboxes.list(talk.inbox)) {
    octets += mailbox.bytes
    messages += mailbox.messages
  }
  return { octets, messages }
}

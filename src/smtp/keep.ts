import type { Delivered } from '../capture/capture.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { SessionRecord } from '../wire/session-record.ts'
import type { Incoming } from './incoming.ts'
import { type Reply, reply, replyTo } from './reply.ts'
import type { Transaction } from './transaction.ts'

export interface Keeping {
  /** The inbox whose own port the client came by. */
  readonly ownInbox: (() => string) | undefined
  readonly strict: boolean
  /** Whether each recipient gets an answer of its own (RFC 2033 §4.2). */
  readonly lmtp: boolean
  readonly record: SessionRecord
  readonly clock: Clock
  readonly log: Log
}

/** Ids told in one reply: a reply has one line of 512 octets (RFC 5321 §4.5.3.1.5). */
const IDS_TOLD = 4

/**
 * Keeps a message that has come whole, once in each inbox that it goes to, whatever the number of its recipients: all
 * copies or none. @returns the one true answer for it, or as many as there are recipients
 */
export async function keep(
  incoming: Incoming,
  transaction: Transaction,
  keeping: Keeping,
): Promise<readonly Reply[]> {
  const kept = await keepAll(incoming, transaction, keeping)
  if (!keeping.lmtp) return ['code' in kept ? kept : told(kept)]
  if ('code' in kept) return transaction.recipients.map(() => kept)
  const copies = new Map(kept.flatMap((copy) => copy.recipients.map((place) => [place, copy])))
  return transaction.recipients.map((_, place) => {
    const copy = copies.get(place)
    return told(copy === undefined ? kept : [copy])
  })
}

/** @returns the copies, or why there are none */
async function keepAll(
  incoming: Incoming,
  transaction: Transaction,
  keeping: Keeping,
): Promise<readonly Delivered[] | Reply> {
  const { record, clock, log } = keeping
  const { session } = record
  const { oddities } = incoming
  if (oddities.length > 0) record.script.remark(`${oddities.join(' and ')} kept in message`)
  if (keeping.strict && oddities.length > 0 && !transaction.binary && incoming.failure === undefined) {
    await incoming.abort()
    return reply(
      550,
      '5.5.2',
      `Message refused, strictly: ${oddities.join(' and ')}; bare CR/LF is no line end`,
    )
  }
  try {
    const inbox = keeping.ownInbox?.()
    const copies = await incoming.deliver({
      login: session.login,
      port: inbox === undefined ? null : { inbox, number: session.local.port },
      envelope: transaction.envelope(),
      receivedAt: clock.now(),
      session: session.id,
      remarks: oddities.map((oddity) => `${oddity} in message`),
    })
    for (const { kept } of copies) record.brought(kept.id)
    return copies
  } catch (error) {
    const facts = { session: session.id, err: error }
    if (error instanceof DomainError) log.warn(facts, `smtp: message not kept: ${error.message}`)
    else log.error(facts, 'smtp: message not kept')
    return replyTo(error)
  }
}

function told(copies: readonly Delivered[]): Reply {
  const ids = copies.slice(0, IDS_TOLD).map(({ kept }) => kept.id)
  const more = copies.length - ids.length
  return reply(250, '2.6.0', `Message kept as ${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`)
}

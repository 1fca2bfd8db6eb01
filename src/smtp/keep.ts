import { DEFAULT_INBOX } from '../domain/inbox.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { SessionRecord } from '../wire/session-record.ts'
import type { Incoming } from './incoming.ts'
import { type Reply, reply, replyTo } from './reply.ts'
import type { Transaction } from './transaction.ts'

export interface Keeping {
  readonly strict: boolean
  readonly record: SessionRecord
  readonly clock: Clock
  readonly log: Log
}

/**
 * Keeps a message that has come whole, once, whatever the number of its recipients: in the inbox of the login, or in
 * the default one. @returns the one true answer for it
 */
export async function keep(incoming: Incoming, transaction: Transaction, keeping: Keeping): Promise<Reply> {
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
    const { id } = await incoming.deliver({
      inbox: session.login ?? DEFAULT_INBOX,
      envelope: transaction.envelope(),
      receivedAt: clock.now(),
      session: session.id,
      remarks: oddities.map((oddity) => `${oddity} in message`),
    })
    record.brought(id)
    return reply(250, '2.6.0', `Message kept as ${id}`)
  } catch (error) {
    const facts = { session: session.id, err: error }
    if (error instanceof DomainError) log.warn(facts, `smtp: message not kept: ${error.message}`)
    else log.error(facts, 'smtp: message not kept')
    return replyTo(error)
  }
}

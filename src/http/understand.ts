import type { StoredMessage } from '../domain/message.ts'
import { DomainError, isTrouble } from '../domain/trouble.ts'
import { JobStopped } from '../lib/job-pool.ts'
import type { CheckReport } from '../mail/checks/run.ts'
import type { Findings } from '../mail/findings.ts'
import type { Inspection } from '../mail/inspection.ts'
import type { MessageSource } from '../mail/inspector.ts'
import type { RouteParts } from './app-types.ts'

type Parts = Pick<RouteParts, 'store' | 'inspector' | 'log'>

/** Takes a kept message apart. In words, why that cannot be done; what is not expected is thrown. */
export async function understand(parts: Parts, message: StoredMessage): Promise<Inspection | string> {
  try {
    return await inspected(parts, message)
  } catch (error) {
    if (error instanceof JobStopped) return `parsing stopped: ${error.message}`
    // What else is known of a damaged message is worth showing.
    if (isTrouble(error, 'store-damaged')) return error.message
    throw error
  }
}

/** The same for views that cannot be given without it. @throws DomainError `parsing-stopped`, `store-damaged` */
export async function understood(parts: Parts, message: StoredMessage): Promise<Inspection> {
  return needed('shown', inspected(parts, message))
}

/** What the checks say of it. @throws DomainError `parsing-stopped`, `store-damaged` */
export async function checked(parts: Parts, message: StoredMessage): Promise<CheckReport> {
  // What an import brings was sent long ago.
  const sentJustBefore = message.envelope.from === null ? null : message.receivedAt
  const report = () => parts.inspector.check(() => sourceOf(parts, message), { sentJustBefore })
  return needed('checked', logged(parts, message, report))
}

/** Its links and codes. @throws DomainError `parsing-stopped`, `store-damaged` */
export async function searched(parts: Parts, message: Pick<StoredMessage, 'id'>): Promise<Findings> {
  const findings = () => parts.inspector.find(() => sourceOf(parts, message), message.id)
  return needed('searched for links and codes', logged(parts, message, findings))
}

async function needed<T>(
  what: 'shown' | 'checked' | 'searched for links and codes',
  answer: Promise<T>,
): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof JobStopped)) throw error
    const reason = `parsing stopped: ${error.message}`
    throw new DomainError('parsing-stopped', `The message cannot be ${what}: ${reason}.`)
  }
}

function inspected(parts: Parts, message: StoredMessage): Promise<Inspection> {
  return logged(parts, message, () => parts.inspector.inspect(() => sourceOf(parts, message), message.id))
}

async function sourceOf({ store }: Parts, message: Pick<StoredMessage, 'id'>): Promise<MessageSource> {
  const raw = await store.messages.raw(message.id)
  return { chunks: raw.bytes(), size: raw.size }
}

async function logged<T>(
  { log }: Parts,
  message: Pick<StoredMessage, 'id'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof JobStopped || isTrouble(error, 'store-damaged'))
      log.warn({ message: message.id, reason: error.message }, 'a message could not be taken apart')
    throw error
  }
}

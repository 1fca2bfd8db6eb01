import type { StoredMessage } from '../domain/message.ts'
import { DomainError } from '../domain/trouble.ts'
import { JobStopped } from '../lib/job-pool.ts'
import type { Inspection } from '../mail/inspection.ts'
import type { RouteParts } from './app-types.ts'

/** Takes a kept message apart. In words, why that was stopped; what is not expected is thrown. */
export async function understand(
  { store, inspector, log }: Pick<RouteParts, 'store' | 'inspector' | 'log'>,
  message: StoredMessage,
): Promise<Inspection | string> {
  try {
    return await inspector.inspect(async () => {
      const raw = await store.messages.raw(message.id)
      return { chunks: raw.bytes(), size: raw.size }
    }, message.id)
  } catch (error) {
    if (!(error instanceof JobStopped)) throw error
    log.warn({ message: message.id, reason: error.message }, 'a message could not be taken apart')
    return `parsing stopped: ${error.message}`
  }
}

/** The same for views that cannot be given without it. @throws DomainError `parsing-stopped` */
export async function understood(
  parts: Pick<RouteParts, 'store' | 'inspector' | 'log'>,
  message: StoredMessage,
): Promise<Inspection> {
  const answer = await understand(parts, message)
  if (typeof answer === 'string')
    throw new DomainError('parsing-stopped', `The message cannot be shown: ${answer}.`)
  return answer
}

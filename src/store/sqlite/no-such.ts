import { DomainError } from '../../domain/trouble.ts'

/** @param name absent when the mailbox was meant by its id */
export function noSuchMailbox(name?: string): DomainError {
  const what = name === undefined ? 'That mailbox is no more' : `There is no mailbox ${JSON.stringify(name)}`
  return new DomainError('no-such-mailbox', `${what}: list those there are, or create it.`)
}

export function noSuchMessage(id: string): DomainError {
  return new DomainError(
    'no-such-message',
    `There is no message ${JSON.stringify(id.slice(0, 40))}: it may have been deleted.`,
  )
}

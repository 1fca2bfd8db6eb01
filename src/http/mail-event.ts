import type { InboxEvent, MailEvent, MessageEvent } from '../domain/events.ts'

/** The event as REST knows it, which has no mailboxes; `undefined` when it is of nothing else. */
export function mailEventShape(event: MailEvent): InboxEvent | Omit<MessageEvent, 'mailboxes'> | undefined {
  switch (event.type) {
    case 'message.received':
    case 'message.changed':
    case 'message.removed': {
      const { mailboxes: _, ...rest } = event
      return rest
    }
    case 'inbox.created':
    case 'inbox.changed':
    case 'inbox.removed':
      return event
    default:
      return undefined
  }
}

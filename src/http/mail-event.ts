import type { InboxEvent, InboxRenamed, MailEvent, MessageEvent } from '../domain/events.ts'

type ShownEvent = InboxEvent | InboxRenamed | Omit<MessageEvent, 'mailboxes'>

/** Whether it is told to who follows one inbox: also that it has another name now. */
export function isOfInbox(event: ShownEvent, inbox: string): boolean {
  return event.inbox === inbox || (event.type === 'inbox.renamed' && event.was === inbox)
}

/** The event as REST knows it, which has no mailboxes; `undefined` when it is of nothing else. */
export function mailEventShape(event: MailEvent): ShownEvent | undefined {
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
    case 'inbox.renamed':
      return event
    default:
      return undefined
  }
}

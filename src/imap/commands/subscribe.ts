import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readOneMailbox } from '../grammar/mailbox-commands.ts'

/** Of names: whether there is such a mailbox, now or later, is another matter. */
export const subscribe = command({
  verb: 'SUBSCRIBE',
  rfc: 'RFC 9051 §6.3.7',
  in: 'authenticated',
  does: 'mailboxes',
  parse: readOneMailbox,
  async run(talk, name) {
    await talk.store.mailboxes.subscribe(talk.inbox, talk.storeName(name))
    return ok('Subscribed')
  },
})

export const unsubscribe = command({
  verb: 'UNSUBSCRIBE',
  rfc: 'RFC 9051 §6.3.8',
  in: 'authenticated',
  does: 'mailboxes',
  parse: readOneMailbox,
  async run(talk, name) {
    await talk.store.mailboxes.unsubscribe(talk.inbox, talk.storeName(name))
    return ok('Unsubscribed')
  },
})

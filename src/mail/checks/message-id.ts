import type { Check } from './check.ts'
import { Places } from './places.ts'

/** RFC 5322 §3.6.4, read leniently: something on both sides of an `@`, in angle brackets. */
const MESSAGE_ID = /^<[^<>@\s]{1,500}@[^<>@\s]{1,500}>$/

export const messageId: Check<'message-id'> = {
  id: 'message-id',
  severity: 'warning',
  title: 'Message-ID',
  finds: 'No `Message-ID`, or one that is not `<left@right>` (RFC 5322 §3.6.4).',
  why: 'Replies are joined to the message by it. Gmail refuses mail of some senders without one.',
  todo: 'Let the library that sends the mail write a Message-ID with your own domain on its right side.',
  look: ({ message }) => {
    const id = message.messageId()
    if (id === '') return { reason: 'missing', message: 'There is no Message-ID.' }
    if (MESSAGE_ID.test(id)) return null
    const places = new Places()
    places.add({ part: 'header', header: 'Message-ID', excerpt: id })
    return { reason: 'malformed', message: 'The Message-ID is not of the form <left@right>.', places }
  },
}

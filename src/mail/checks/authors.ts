import type { Check } from './check.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'

export const fromMissing: Check<'from-missing'> = {
  id: 'from-missing',
  severity: 'problem',
  title: 'From',
  finds: 'No `From` field, several of them, or one without an address.',
  why: 'There must be exactly one (RFC 5322 §3.6). Gmail refuses the mail otherwise, for DMARC asks who it is from.',
  todo: 'Set one From with an address of a domain that is yours.',
  look: ({ message }) => {
    const fields = message.fields.all('from')
    if (fields.length === 0) return { reason: 'missing', message: 'There is no From.' }
    const places = new Places()
    for (const field of fields) places.add({ part: 'header', header: 'From', excerpt: message.value(field) })
    if (fields.length > 1)
      return {
        reason: 'several',
        message: `There are ${fields.length} From fields; only one is allowed.`,
        places,
      }
    const hasAddress = message.addresses('from').some(({ address }) => /[^@]@[^@]/.test(address))
    return hasAddress ? null : { reason: 'no-address', message: 'From has no address.', places }
  },
}

export const senderMissing: Check<'sender-missing'> = {
  id: 'sender-missing',
  severity: 'problem',
  title: 'Sender of several authors',
  finds:
    'Several addresses in `From` without a `Sender` (RFC 5322 §3.6.2). With one address there is nothing to ask.',
  why: 'Nobody can tell who of them sent it; some servers refuse such mail.',
  todo: 'Add a Sender with the one address that sends, or leave one address in From.',
  look: ({ message }) => {
    const authors = message.addresses('from')
    if (authors.length < 2) return 'idle'
    if (message.addresses('sender').length > 0) return null
    const places = new Places()
    for (const { address } of authors) places.add({ part: 'header', header: 'From', excerpt: address })
    return { message: `From has ${authors.length} addresses, and there is no Sender.`, places }
  },
}

export const bccVisible: Check<'bcc-visible'> = {
  id: 'bcc-visible',
  severity: 'warning',
  title: 'Blind copies',
  finds:
    'A `Bcc` field that names somebody and is still in the message. Recipients that the envelope alone knows are as they should be.',
  why: 'Everybody who gets the message can read it, unless the server that takes it removes the field (RFC 5322 §3.6.3).',
  todo: 'Hand blind copies over as recipients of the envelope only.',
  look: ({ message }) => {
    const blind = message.addresses('bcc')
    if (blind.length === 0) return null
    const places = new Places()
    for (const { address } of blind) places.add({ part: 'header', header: 'Bcc', excerpt: address })
    return {
      message: `The message itself names ${counted(blind.length, 'blind copy', 'blind copies')}.`,
      places,
    }
  },
}

import type { Check } from './check.ts'
import type { CheckedMail } from './checked-mail.ts'
import { Places } from './places.ts'
import { unsubscribeAddresses } from './unsubscribe-fields.ts'

/** Fields that programs add to mail for many. */
const BULK_FIELDS = [
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
  'list-post',
  'feedback-id',
  'x-campaign',
  'x-campaignid',
  'x-mailer-campaign',
  'x-mc-user',
  'x-sg-eid',
]
const BULK_PRECEDENCE = /^(?:bulk|list|junk)$/i
/** What a link says with which people leave a list. */
const LEAVING =
  /unsubscri|\bopt[ -]?out\b|abmelden|abbestellen|austragen|désabonn|désinscri|darse de baja|cancelar suscripci|cancelar inscri|disiscri|uitschrijv|afmelden|配信停止|配信解除|購読解除|登録解除|退订|수신거부|отписа/iu
/** RFC 8058 §3.1. */
const ONE_CLICK = /^\s*List-Unsubscribe\s*=\s*One-Click\s*$/i

export const listUnsubscribe: Check<'list-unsubscribe'> = {
  id: 'list-unsubscribe',
  severity: 'warning',
  title: 'List-Unsubscribe',
  finds:
    'Mail that looks as if many get it (a link to unsubscribe, `List-Id`, `Precedence: bulk` and the like) without a `List-Unsubscribe` field that has an `https:` or `mailto:` address in angle brackets (RFC 2369). Mail for one person is let pass.',
  why: 'Mail programs show their own button from it. Gmail and Yahoo ask it of all who send to many; without it people press “spam”.',
  todo: 'Add `List-Unsubscribe: <https://…>`, with an address that is for this recipient.',
  look: (mail) => {
    if (!isForMany(mail)) return 'idle'
    const field = mail.message.fields.first('list-unsubscribe')
    if (field === undefined)
      return { reason: 'missing', message: 'It looks like mail for many, but has no List-Unsubscribe.' }
    if (addressesWith(mail, /^(?:https?|mailto):/i).length > 0) return null
    const places = new Places()
    places.add({ part: 'header', header: 'List-Unsubscribe', excerpt: mail.message.value(field) })
    return {
      reason: 'unreadable',
      message: 'List-Unsubscribe has no https: or mailto: address in angle brackets.',
      places,
    }
  },
}

export const oneClickUnsubscribe: Check<'one-click-unsubscribe'> = {
  id: 'one-click-unsubscribe',
  severity: 'warning',
  title: 'Unsubscribing with one click',
  finds:
    '`List-Unsubscribe` without `List-Unsubscribe-Post: List-Unsubscribe=One-Click`, with another value of it, or without an `https:` address for it (RFC 8058).',
  why: 'Only so can a mail program unsubscribe people by itself, without a page that asks again. Gmail and Yahoo require it of bulk mail.',
  todo: 'Add `List-Unsubscribe-Post: List-Unsubscribe=One-Click` and an https: address that unsubscribes on POST, without a login.',
  look: (mail) => {
    const { fields } = mail.message
    const post = fields.first('list-unsubscribe-post')
    if (post === undefined && fields.first('list-unsubscribe') === undefined) return 'idle'
    if (post === undefined)
      return { reason: 'no-post', message: 'There is no List-Unsubscribe-Post, so one click is not enough.' }
    const value = mail.message.value(post)
    if (!ONE_CLICK.test(value)) {
      const places = new Places()
      places.add({ part: 'header', header: 'List-Unsubscribe-Post', excerpt: value })
      return {
        reason: 'wrong-post',
        message: 'List-Unsubscribe-Post must have the value List-Unsubscribe=One-Click.',
        places,
      }
    }
    if (addressesWith(mail, /^https:/i).length > 0) return null
    return {
      reason: 'no-https',
      message: 'List-Unsubscribe has no https: address to which one click could go.',
    }
  },
}

function addressesWith(mail: CheckedMail, scheme: RegExp): readonly string[] {
  return unsubscribeAddresses(mail.message).filter((address) => scheme.test(address))
}

function isForMany({ message, html, text }: CheckedMail): boolean {
  if (BULK_FIELDS.some((name) => message.fields.first(name) !== undefined)) return true
  if (BULK_PRECEDENCE.test(message.text('precedence'))) return true
  if (html?.links.some(({ href, text: label }) => LEAVING.test(label) || LEAVING.test(href ?? '')))
    return true
  return LEAVING.test(text ?? '')
}

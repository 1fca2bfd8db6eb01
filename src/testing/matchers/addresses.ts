import { addressFits, shownAddresses } from '../criteria.ts'
import type { Mail } from '../mail.ts'
import type { MailAddress } from '../mail-fields.ts'
import { type Pattern, shownPattern } from '../pattern.ts'
import { named, requireMail } from './requirements.ts'
import { type Verdict, verdict } from './verdict.ts'

/** A whole address, or a whole name; or a pattern for either. */
export const addressMatchers = {
  toBeFrom: (mail: Mail, wanted: Pattern) =>
    inField(mail, 'toBeFrom', { wanted, field: 'from', claim: 'to be from' }),
  toBeTo: (mail: Mail, wanted: Pattern) =>
    inField(mail, 'toBeTo', { wanted, field: 'to', claim: 'to be to' }),
  toBeCc: (mail: Mail, wanted: Pattern) =>
    inField(mail, 'toBeCc', { wanted, field: 'cc', claim: 'to be copied to' }),
  toBeBcc: (mail: Mail, wanted: Pattern) =>
    inField(mail, 'toBeBcc', { wanted, field: 'bcc', claim: 'to be copied blindly to' }),

  toBeDeliveredTo(mail: Mail, wanted: Pattern): Verdict {
    requireMail(mail, 'toBeDeliveredTo')
    const recipients = mail.envelope.to.map((address) => ({ name: '', address }))
    return judged(mail, recipients, {
      wanted,
      claim: 'to be delivered to',
      title: 'Recipients of the envelope',
    })
  },
}

const TITLES = { from: 'From', to: 'To', cc: 'Cc', bcc: 'Bcc' } as const

function inField(
  mail: Mail,
  matcher: string,
  {
    wanted,
    field,
    claim,
  }: { readonly wanted: Pattern; readonly field: keyof typeof TITLES; readonly claim: string },
): Verdict {
  requireMail(mail, matcher)
  return judged(mail, mail[field], { wanted, claim, title: TITLES[field] })
}

function judged(
  mail: Mail,
  addresses: readonly MailAddress[],
  { wanted, claim, title }: { readonly wanted: Pattern; readonly claim: string; readonly title: string },
): Verdict {
  return verdict({
    pass: addresses.some((address) => addressFits(wanted, address, true)),
    claim: `${claim} ${shownPattern(wanted)}`,
    expected: shownPattern(wanted),
    title,
    received: addresses.length === 0 ? [] : addresses.map((address) => shownAddresses([address])),
    url: mail.url,
    of: named(mail),
  })
}

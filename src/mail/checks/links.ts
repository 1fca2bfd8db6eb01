import type { Check, Look } from './check.ts'
import { type CheckedAddress, type CheckedMail, placeOf } from './checked-mail.ts'
import { counted } from './counted.ts'
import { holdsPlaceholder } from './placeholders.ts'
import { Places } from './places.ts'
import { isInner } from './target.ts'

type Asked = (address: CheckedAddress, mail: CheckedMail) => boolean

/** Places of the addresses that are so; `idle` when the message has no address of that kind. */
function addressesThat(
  mail: CheckedMail,
  kinds: readonly CheckedAddress['from'][],
  is: Asked,
): Places | 'idle' {
  const looked = mail.addresses.filter(({ from }) => kinds.includes(from))
  if (looked.length === 0) return 'idle'
  const places = new Places()
  for (const address of looked) if (is(address, mail)) places.add(placeOf(address))
  return places
}

function lookFor(
  kinds: readonly CheckedAddress['from'][],
  is: Asked,
  message: (count: number) => string,
): (mail: CheckedMail) => Look {
  return (mail) => {
    const places = addressesThat(mail, kinds, is)
    if (places === 'idle') return places
    return places.total === 0 ? null : { message: message(places.total), places }
  }
}

export const emptyLinks: Check<'link-empty'> = {
  id: 'link-empty',
  severity: 'warning',
  title: 'Links that lead nowhere',
  finds:
    'Links without an address, with an empty one or `#`, and links to a place in the message that is not there.',
  why: 'Often the variable that should have held the address was empty. People click, and nothing happens.',
  todo: 'Give each of them the address it should lead to.',
  look: lookFor(
    ['link'],
    ({ target }, { html }) =>
      target.kind === 'empty' || (target.kind === 'anchor' && html?.anchors.has(target.name) === false),
    (count) => `${counted(count, 'link leads', 'links lead')} nowhere.`,
  ),
}

export const blockedLinks: Check<'link-blocked'> = {
  id: 'link-blocked',
  severity: 'problem',
  title: 'Links that mail programs refuse',
  finds: 'Links with `javascript:`, `vbscript:`, `data:`, `file:`, `blob:` or `about:`.',
  why: 'No mail program follows them, and filters take them for an attack.',
  todo: 'Link to a page on https: that does what the link should do.',
  look: lookFor(
    ['link'],
    ({ target }) => target.kind === 'blocked',
    (count) => `${counted(count, 'link has', 'links have')} a scheme that mail programs refuse.`,
  ),
}

export const relativeLinks: Check<'link-relative'> = {
  id: 'link-relative',
  severity: 'problem',
  title: 'Addresses without a host',
  finds:
    'Links and images with an address such as `/orders/7` or `www.example.com/`, without scheme and host, or with one that cannot be read, and images with none at all. With `<base href>` relative ones are let pass.',
  why: 'A mail stands on no site: such links lead nowhere, and such images are not found.',
  todo: 'Write whole addresses, with https: and the host.',
  look: lookFor(
    ['link', 'image', 'header'],
    ({ from, target, href }, { html }) =>
      (from === 'image' && target.kind === 'empty') ||
      (target.kind === 'relative' && html?.based !== true && !holdsPlaceholder(href ?? '')),
    (count) => `${counted(count, 'address has', 'addresses have')} no host.`,
  ),
}

export const privateLinks: Check<'link-private'> = {
  id: 'link-private',
  severity: 'problem',
  title: 'Addresses of this machine or network',
  finds:
    'Links, images, web addresses in the text and `List-Unsubscribe` that name localhost, a host without a dot, `.local`, `.internal` or the like, or an IP address that is loopback, private or link-local.',
  why: 'It works where the mail was made, and nowhere else.',
  todo: 'Set the base address of your app to the one that people reach.',
  look: lookFor(
    ['link', 'image', 'text', 'header'],
    ({ target }) => target.kind === 'web' && isInner(target.url.hostname),
    (count) => `${counted(count, 'address is', 'addresses are')} reached from this machine or network only.`,
  ),
}

export const insecureLinks: Check<'link-insecure'> = {
  id: 'link-insecure',
  severity: 'hint',
  title: 'Addresses on http:',
  finds:
    'Links, images, web addresses in the text and `List-Unsubscribe` on `http:`; those of this machine or network are found by `link-private`.',
  why: 'Anybody on the way can read and change what is sent; some programs block such images and warn of such links.',
  todo: 'Use https: instead.',
  look: lookFor(
    ['link', 'image', 'text', 'header'],
    ({ target }) => target.kind === 'web' && target.url.protocol === 'http:' && !isInner(target.url.hostname),
    (count) => `${counted(count, 'address is', 'addresses are')} not encrypted.`,
  ),
}

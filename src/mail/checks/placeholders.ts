import type { Check, Look } from './check.ts'
import { type CheckedAddress, type CheckedMail, placeOf } from './checked-mail.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'
import { searchProse } from './prose-search.ts'

/**
 * What template languages leave behind: `{{x}}`, `{% x %}`, `${x}`, `#{x}`, `<%= x %>`, `[[x]]`, `*|X|*`, `%x%`, `%s`,
 * `%(x)s`, `{x}`. Each is bounded and holds nothing that begins another, so that no character is read often. Percent
 * signs after a digit are a price's or a rate's; braces need a name, for `{1, 2}` is a set.
 */
const IN_PROSE =
  /\{\{[^{}\n]{1,120}\}\}|\{%[^{}\n]{1,120}%\}|[$#]\{[A-Za-z_][^{}\n]{0,120}\}|<%[^<>\n]{1,120}%>|\[\[[A-Za-z_][^[\]\n]{0,60}\]\]|\*\|[A-Z][^|*\n]{0,60}\|\*|(?<![\w%])%[A-Za-z_][\w.-]{1,60}%(?![\w%])|(?<![\w%])%(?:\d\$|\([A-Za-z_]\w{0,40}\))?s(?!\w)|(?<![\w{\\$#])\{[A-Za-z_][\w.]{1,60}\}(?!\})/g
/** In addresses `%` begins an octet: `%20name%20` is none. */
const IN_ADDRESS =
  /\{\{[^{}]{1,120}\}\}|\{%[^{}]{1,120}%\}|[$#]\{[A-Za-z_][^{}]{0,120}\}|<%[^<>]{1,120}%>|\[\[[A-Za-z_][^[\]]{0,60}\]\]|\*\|[A-Z][^|*]{0,60}\|\*|(?<!%)%(?![\dA-Fa-f]{2})[A-Za-z_][\w.-]{1,60}%|(?<![\w{$#])\{[A-Za-z_][\w.]{1,60}\}(?!\})/
/** Octets that programs escape in addresses though they belong to the placeholder. */
const ESCAPED: Readonly<Record<string, string>> = {
  '%7B': '{',
  '%7D': '}',
  '%5B': '[',
  '%5D': ']',
  '%3C': '<',
  '%3E': '>',
  '%24': '$',
  '%20': ' ',
  '%7C': '|',
}

export const placeholders: Check<'placeholder'> = {
  id: 'placeholder',
  severity: 'problem',
  title: 'Placeholders',
  finds:
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is looked for
    'What a template left unfilled in the subject, in names and in text, HTML and its links: `{{name}}`, `{% if %}`, `${name}`, `#{name}`, `<%= name %>`, `[[name]]`, `*|NAME|*`, `%name%`, `%s`, `{name}`. Samples of code, prices and escaped octets in links are let pass.',
  why: 'People read “Hello {{name}}”, and links that hold a placeholder lead nowhere.',
  todo: 'See that the template is rendered, and that each name in it is given a value.',
  look: (mail) => {
    const places = new Places()
    searchProse(mail, IN_PROSE, places)
    for (const address of mail.addresses) addInAddress(places, address)
    return flawOf(mail, places)
  },
}

/** Whether an address was not filled in, so that it is no use asking where it leads. */
export function holdsPlaceholder(address: string): boolean {
  return unescapedAddress(address).search(IN_ADDRESS) >= 0
}

function flawOf(mail: CheckedMail, places: Places): Look {
  if (places.total > 0)
    return {
      message: `${counted(places.total, 'place holds', 'places hold')} a placeholder that was not filled in.`,
      places,
    }
  return mail.isBlank ? 'idle' : null
}

function addInAddress(places: Places, address: CheckedAddress): void {
  // Those in text are read as a part of it.
  if (address.from === 'text' || address.href === null) return
  const [found] = unescapedAddress(address.href).match(IN_ADDRESS) ?? []
  if (found !== undefined) places.add({ ...placeOf(address), found })
}

function unescapedAddress(address: string): string {
  return address.replace(/%[\da-f]{2}/gi, (octet) => ESCAPED[octet.toUpperCase()] ?? octet)
}

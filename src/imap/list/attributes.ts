import type { Talk } from '../command.ts'
import type { Wire } from '../format/strings.ts'
import { attributeOfUse } from '../special-use.ts'
import type { Listed } from './listing.ts'

/** Mailbox name attributes of LIST (RFC 9051 §7.3.1, RFC 3348 §3, RFC 6154 §2). */
export function listAttributes(
  talk: Talk,
  listed: Listed,
  asked: { readonly extended: boolean; readonly subscribed: boolean },
): readonly Wire[] {
  const { mailbox, subscribed } = listed
  return [
    ...(asked.subscribed && subscribed ? ['\\Subscribed'] : []),
    ...(mailbox === undefined ? absent(talk, asked.extended) : []),
    ...childAttributes(talk, listed),
    ...(mailbox && mailbox.specialUse !== null && talk.offers('SPECIAL-USE')
      ? [attributeOfUse(mailbox.specialUse)]
      : []),
  ]
}

/** Attributes of LSUB: a name that only stands above a subscribed one is \Noselect (RFC 3501 §6.3.9). */
export function lsubAttributes(talk: Talk, listed: Listed): readonly Wire[] {
  return [...(listed.wanted ? [] : ['\\Noselect']), ...childAttributes(talk, listed)]
}

/** Who asks in the words of RFC 3501 need not know \NonExistent, which implies \Noselect. */
function absent(talk: Talk, extended: boolean): readonly Wire[] {
  if (extended || talk.enabled.rev2) return ['\\NonExistent']
  return talk.offers('LIST-EXTENDED') ? ['\\NonExistent', '\\Noselect'] : ['\\Noselect']
}

function childAttributes(talk: Talk, { children }: Listed): readonly Wire[] {
  if (!talk.offers('CHILDREN')) return []
  return [children ? '\\HasChildren' : '\\HasNoChildren']
}

import { ARCHIVE, INBOX } from './inbox.ts'

/** Stands between the levels of a mailbox's name. */
export const SEPARATOR = '/'

/** What a mailbox is for (RFC 6154 §2). */
export const SPECIAL_USES = ['archive', 'drafts', 'junk', 'sent', 'trash'] as const
export type SpecialUse = (typeof SPECIAL_USES)[number]

/** The mailboxes that every inbox has from the start, subscribed. */
export const FIRST_MAILBOXES: readonly { readonly name: string; readonly specialUse: SpecialUse | null }[] = [
  { name: INBOX, specialUse: null },
  { name: ARCHIVE, specialUse: 'archive' },
  { name: 'Drafts', specialUse: 'drafts' },
  { name: 'Junk', specialUse: 'junk' },
  { name: 'Sent', specialUse: 'sent' },
  { name: 'Trash', specialUse: 'trash' },
]

/** Mailboxes of one inbox, and names that it is subscribed to. */
export const MOST_MAILBOXES = 10_000

const LONGEST_NAME = 1000
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** The name with its first level in capitals where that is INBOX in any case (RFC 9051 §5.1). */
export function canonicalMailbox(name: string): string {
  return name.replace(/^inbox(?=\/|$)/i, INBOX)
}

/** Why no mailbox can be called so, in words for the user; `undefined` when one can (RFC 9051 §5.1, RFC 5198 §2). */
export function mailboxNameProblem(name: string): string | undefined {
  if (name === '') return 'the name is empty'
  if (Buffer.byteLength(name) > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} octets`
  if (FORBIDDEN.test(name)) return 'the name holds control characters'
  if (!name.isWellFormed()) return 'the name is not well-formed Unicode'
  const levels = name.split(SEPARATOR)
  if (levels.includes('')) return 'a level of the name is empty'
  if (levels.some((level) => level === '.' || level === '..'))
    return 'a level of the name means another place'
  return undefined
}

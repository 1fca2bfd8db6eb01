import type { Wire } from './format/strings.ts'

/** RFC 4314 §2.1. */
const STANDARD = 'lrswipkxtea'
/** RFC 4314 §2.1.1: they stand for others, and are told beside them. */
const VIRTUAL = 'cd'

/** What the user of an inbox may do with each of its mailboxes: everything, for ever. */
export const FULL_RIGHTS: Wire = STANDARD + VIRTUAL

/** Whether each of them is a right (RFC 4314 §3.1 wants BAD for any other). */
export function areRights(rights: string): boolean {
  return [...rights].every((right) => FULL_RIGHTS.includes(right))
}

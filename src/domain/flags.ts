/** The flags of a placement, as bits. */
export const FLAG = { seen: 1, answered: 2, flagged: 4, deleted: 8, draft: 16 } as const

/**
 * Whether a tag is a keyword too: printable ASCII without what IMAP cannot spell in an atom (RFC 9051 §9). Other tags
 * stay out of its sight, and it leaves them alone.
 */
export function isKeyword(tag: string): boolean {
  return /^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]+$/.test(tag)
}

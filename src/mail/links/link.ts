/** What a link is for; `other` where neither its words nor its address say so. */
export const LINK_KINDS = ['verify', 'reset', 'magic', 'invite', 'unsubscribe', 'other'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Where a link stands: in an element of the HTML, in the plain text, in List-Unsubscribe. */
export type LinkPlace = 'html' | 'text' | 'header'

/** One address that a reader can follow. */
export interface FoundLink {
  /** As the browser gets it: entities, transfer encoding and soft line breaks undone; scheme and host in lower case. */
  readonly url: string
  /** What it shows, the alternative texts of its images too; in plain text the words before it. May be empty. */
  readonly text: string
  /** All that it shows where it stands several times, the first of them is `text`. */
  readonly texts: readonly string[]
  readonly kind: LinkKind
  readonly from: readonly LinkPlace[]
}

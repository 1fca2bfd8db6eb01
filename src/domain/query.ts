/** Where a text is looked for. `any` is subject, addresses, text and attachment names together. */
export type TextField = 'any' | 'from' | 'to' | 'cc' | 'bcc' | 'subject' | 'body' | 'filename'

/** A search, parsed. The store turns it into its own terms; texts match as case-insensitive substrings. */
export type Query =
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly query: Query }
  | { readonly kind: 'text'; readonly field: TextField; readonly text: string }
  /** An empty text matches any message that has the field. */
  | { readonly kind: 'header'; readonly name: string; readonly text: string }
  /** Text in any header field, which reads `name: value`, of the message or of a part of it. */
  | { readonly kind: 'fields'; readonly text: string }
  /** Text in any part that is text, attached ones and those of messages inside too. */
  | { readonly kind: 'content'; readonly text: string }
  /** By the day of the Date header in its own zone; days since 1970-01-01. No day, no match. */
  | { readonly kind: 'sent'; readonly is: 'before' | 'on' | 'since'; readonly day: number }
  | { readonly kind: 'has'; readonly what: 'attachment' | 'html' }
  | { readonly kind: 'is'; readonly what: 'unread' | 'read' | 'flagged' | 'unflagged' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'larger' | 'smaller'; readonly octets: number }
  /** Received at or after, or before, this instant; milliseconds since 1970. */
  | { readonly kind: 'after' | 'before'; readonly at: number }

/** The query that every message matches. */
export const EVERYTHING: Query = { kind: 'all', of: [] }

/** Octets of a literal that were kept. */
export interface KeptLiteral {
  readonly literal: Buffer
  /** Whether it was announced as a literal8. */
  readonly binary: boolean
}

/** A literal whose octets went elsewhere as they came: the message of an APPEND. */
export interface StreamedLiteral {
  /** How many octets. */
  readonly streamed: number
  readonly binary: boolean
}

export type LiteralFragment = KeptLiteral | StreamedLiteral

/** A piece of a command: a line without its CRLF and without the announcement at its end, or a literal. */
export type Fragment = { readonly text: Buffer } | LiteralFragment

/** Where a code stands. */
export type CodePlace = 'subject' | 'html' | 'text'

/** A code that its reader is to type somewhere, once: a one-time password, a PIN. */
export interface FoundCode {
  /** In ASCII, digits without what groups them: `123456`, `ABCD-1234`. */
  readonly value: string
  /** As it stands there: `123 456`, `１２３４５６`. */
  readonly written: string
  /** The line in which it stands, cut. */
  readonly line: string
  readonly from: readonly CodePlace[]
}

import type { GrammarCode } from '../../../../src/imap/grammar/grammar-error.ts'

/** A client's words that mean nothing, with the response code when that is not CLIENTBUG. */
export type Refused = string | readonly [said: string, code: GrammarCode]

/** The word so many times, with a space between. */
export function words(word: string, times: number): string {
  return Array<string>(times).fill(word).join(' ')
}

import type { Protocols } from '../words/language.ts'
import { language } from '../words/words.ts'

/** What commands and replies mean, in the reader's language. It comes with the first session that is shown. */
export const dictionary: Protocols =
  language === 'ja'
    ? (await import('../words/ja/protocols.ts')).protocols
    : (await import('../words/en/protocols.ts')).protocols

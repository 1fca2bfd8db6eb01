import { language } from '../words/words.ts'

/** What header fields mean, in the reader's language. It comes with the first headers that are shown. */
export const fieldWords: Readonly<Record<string, string>> =
  language === 'ja'
    ? (await import('../words/ja/fields.ts')).fields
    : (await import('../words/en/fields.ts')).fields

import { en } from './en/en.ts'
import type { Words } from './language.ts'

/** Every text of the page, in the reader's language. Read it while rendering: it is chosen before the first time. */
export let words: Words = en

/** The language of {@link words}, as `<html lang>` has it. */
export let language: 'en' | 'ja' = 'en'

/**
 * Chooses by what the browser prefers; English where it prefers nothing that is there.
 * @param preferred language tags (BCP 47), the most wanted first
 */
export async function chooseLanguage(preferred: readonly string[]): Promise<void> {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  language = wanted.find((tag) => tag === 'en' || tag === 'ja') ?? 'en'
  words = language === 'ja' ? (await import('./ja/ja.ts')).ja : en
}

import type { Findings } from '../words/language.ts'
import { language } from '../words/words.ts'

/** What the checks look at, find and advise, in the reader's language. It comes with the first findings that are shown. */
export const findings: Findings =
  language === 'ja'
    ? (await import('../words/ja/findings.ts')).findings
    : (await import('../words/en/findings.ts')).findings

import { LIMITS } from '../limits.ts'
import type { Check } from './check.ts'
import { Places } from './places.ts'
import { wordsOf } from './word-set.ts'

export const noTextPart: Check<'no-text-part'> = {
  id: 'no-text-part',
  severity: 'warning',
  title: 'Plain text beside HTML',
  finds: 'HTML without a `text/plain` part, or with one that is empty.',
  why: 'Watches, screen readers and some mail programs read the text; filters hold its absence against a mail.',
  todo: 'Send multipart/alternative with a text/plain part that says the same as the HTML.',
  look: ({ html, text }) => {
    if (html === null) return 'idle'
    if (text === null)
      return { reason: 'missing', message: 'There is HTML, but no text/plain part beside it.' }
    if (text.trim() !== '' || html.shown.trim() === '') return null
    return { reason: 'empty', message: 'The text/plain part is empty; the HTML is not.' }
  },
}

/** From which share on, in percent, and how many words must be missing at least. */
const SHARE = 30
const LEAST = 5
/** Words that are named as examples. */
const EXAMPLES = 12

export const textDiffers: Check<'text-differs'> = {
  id: 'text-differs',
  severity: 'warning',
  title: 'Text and HTML compared',
  finds: `Text and HTML of which one lacks ${SHARE} % or more of the other's words, at least ${LEAST}. Web addresses do not count; alternative texts of images and hidden words do, for the text may have them.`,
  why: 'Who reads the text gets another message than who reads the HTML; often one template was changed and the other forgotten.',
  todo: 'Bring both up to date, or make the text from the HTML.',
  look: ({ html, text }) => {
    if (html === null || text === null || text.trim() === '') return 'idle'
    const inText = wordsOf(text, LIMITS.checkWords)
    const shown = wordsOf(html.shown, LIMITS.checkWords)
    const alts = html.images.map(({ alt }) => alt ?? '').join(' ')
    const inHtml = new Set([...shown, ...wordsOf(`${html.prose}\n${alts}`, LIMITS.checkWords)])
    const missingInText = without(shown, inText)
    const missingInHtml = without(inText, inHtml)
    const figures = {
      missingInText: percent(missingInText.length, shown.size),
      missingInHtml: percent(missingInHtml.length, inText.size),
    }
    const differs = [
      [missingInText, figures.missingInText] as const,
      [missingInHtml, figures.missingInHtml] as const,
    ].some(([missing, share]) => missing.length >= LEAST && share >= SHARE)
    if (!differs) return null
    const places = new Places()
    if (missingInText.length > 0) places.add({ part: 'html', excerpt: examples(missingInText) })
    if (missingInHtml.length > 0) places.add({ part: 'text', excerpt: examples(missingInHtml) })
    return {
      message: `The text lacks ${figures.missingInText} % of the HTML's words, the HTML ${figures.missingInHtml} % of the text's.`,
      figures,
      places,
    }
  },
}

function without(words: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...words].filter((word) => !others.has(word))
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}

/** The first of them, those that say something before others: `ready` before `is`. */
function examples(words: readonly string[]): string {
  const telling = words.filter((word) => /[^\x20-\x7e]|[a-z]{4}/.test(word))
  const first = [...new Set([...telling, ...words])].slice(0, EXAMPLES)
  return `${first.join(' · ')}${words.length > EXAMPLES ? ' …' : ''}`
}

import { describe, expect, it } from 'vitest'
import { en } from '../../web/src/words/en/en.ts'
import { findings as enFindings } from '../../web/src/words/en/findings.ts'
import { findings as jaFindings } from '../../web/src/words/ja/findings.ts'
import { ja } from '../../web/src/words/ja/ja.ts'
import { chooseLanguage, language, words } from '../../web/src/words/words.ts'
import { sourcesBelow } from '../support/sources.ts'

/** What is the same in Japanese: names of protocols, fields and things that have no other name. */
const NAMES = /^(?:[A-Z0-9]+|[A-Z]+ (?:FROM|TO)|Cc|Bcc|JavaScript|Ruby|Python|Message-ID|SHA-256|[a-z]+:.*)$/
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Each text with its path; what is made of something is made of 3 or `x`. */
function textsOf(node: object, path = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const name = `${path}/${key}`
    if (typeof value === 'string') return [[name, value]]
    if (typeof value === 'function') return [[name, String(value(3, 3, 3))]]
    return textsOf(value as object, name)
  })
}

describe('the texts of the page', () => {
  const english = new Map(textsOf({ ...en, findings: enFindings }))
  const japanese = new Map(textsOf({ ...ja, findings: jaFindings }))

  it('have the same keys in every language', () => {
    expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are none of them empty', () => {
    for (const [key, text] of [...english, ...japanese]) expect(text.trim(), key).not.toBe('')
  })

  it('are translated', () => {
    const left = [...japanese].filter(([, text]) => !JAPANESE.test(text) && !NAMES.test(text))
    expect(left).toEqual([])
  })

  it('stand in the catalogue alone', () => {
    const found = sourcesBelow('web')
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [
          // Between tags, a line of its own, or an attribute that is read out or shown.
          ...text.matchAll(/(?<!=)>[ \t]*([A-Z][a-z]+(?: [a-z’]+)*[.…]?)[ \t]*</g),
          ...text.matchAll(/^[ \t]+([A-Z][a-z]+(?: [a-z’]+)*[.…]?)\n/gm),
          ...text.matchAll(/(?:aria-label|title|placeholder|alt|label|name)="([A-Z][^"]*)"/g),
        ]
          .filter(([, one = '']) => one !== 'Sandpost' && !NAMES.test(one))
          .map(([, one]) => `${path}: ${one}`),
      )
    expect(found).toEqual([])
  })

  it.each([
    [['ja-JP', 'en'], 'ja', ja],
    [['de', 'JA'], 'ja', ja],
    [['en-GB', 'ja'], 'en', en],
    [['de-AT'], 'en', en],
    [[], 'en', en],
  ] as const)('are chosen by what the browser prefers: %j', async (preferred, chosen, texts) => {
    await chooseLanguage(preferred)
    expect(language).toBe(chosen)
    expect(words).toBe(texts)
  })
})

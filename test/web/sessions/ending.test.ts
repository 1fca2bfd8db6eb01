import { describe, expect, it } from 'vitest'
import { endingText } from '../../../web/src/sessions/ending.ts'
import { endings as en } from '../../../web/src/words/en/endings.ts'
import { endings as ja } from '../../../web/src/words/ja/endings.ts'
import { sourcesBelow } from '../../support/sources.ts'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** What the servers write down as endings, as their sources have it. */
function endingsInSources(): readonly string[] {
  return sourcesBelow('src')
    .filter(({ path }) => /^src\/(?:smtp|pop3|imap|wire)\//.test(path))
    .flatMap(({ text }) => [
      ...text.matchAll(/\bending: '([^']+)'/g),
      ...text.matchAll(/\b(?:endsBy|leaves)\('([^']+)'/g),
      ...text.matchAll(/\bgoodbye\([^)]*, '([^']+)'\)/g),
      ...text.matchAll(/\bfarewell\('[^']+', '([^']+)'/g),
    ])
    .map(([, ending = '']) => ending)
}

describe('how a session ended', () => {
  it.each([
    ['client disconnected', 'client disconnected', 'クライアントが切断'],
    ['client disconnected in DATA', 'client disconnected in DATA', 'DATA の途中でクライアントが切断'],
    [
      'client disconnected without QUIT',
      'client disconnected without QUIT',
      'クライアントが QUIT なしで切断',
    ],
    ['connection lost in DATA: ECONNRESET', 'connection lost: ECONNRESET', '接続が失われた: ECONNRESET'],
    ['idle for 300 s', 'idle for 300 s', '300 s の間、無通信'],
    ['took nothing for 1 s', 'client took nothing for 1 s', 'クライアントが 1 s の間、何も受け取らず'],
    ['something new', 'something new', 'something new'],
  ])('is told in the language of the reader: %s', (ending, english, japanese) => {
    expect(endingText(ending, en)).toBe(english)
    expect(endingText(ending, ja)).toBe(japanese)
  })

  it('and what went wrong are told of alike in every language', () => {
    expect(Object.keys(ja.ways)).toEqual(Object.keys(en.ways))
    expect(Object.keys(ja.failures)).toEqual(Object.keys(en.failures))
    for (const text of Object.values(ja.failures)) expect(text).toMatch(JAPANESE)
  })

  it('has words for every ending that a server writes down', () => {
    const endings = endingsInSources()
    expect(endings.length).toBeGreaterThan(15)
    expect(endings.filter((ending) => !JAPANESE.test(endingText(ending, ja)))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { reveal, revealed, withoutDisguise } from '../../../web/src/text/reveal.ts'

describe('untrusted text shows what it hides', () => {
  it.each([
    ['a right-to-left override', 'invoice\u202efdp.exe', 'invoiceU+202Efdp.exe'],
    ['a bidirectional isolate', '\u2067x\u2069', 'U+2067xU+2069'],
    ['an escape sequence', '\u001b[2J', 'U+001B[2J'],
    ['a line break', 'a\r\nX-Evil: 1', 'aU+000DU+000AX-Evil: 1'],
    ['a NUL', 'a\0.png', 'aU+0000.png'],
    ['a C1 control', '\u009b', 'U+009B'],
    ['a space of no width', 'pay\u200bpal', 'payU+200Bpal'],
    ['a byte order mark', '\ufeffx', 'U+FEFFx'],
    ['a soft hyphen', 'pass\u00adword', 'passU+00ADword'],
    ['a line separator', 'a\u2028b', 'aU+2028b'],
    ['a Hangul filler', '\u3164', 'U+3164'],
    ['a tag character', 'x\u{e0041}', 'xU+E0041'],
    ['half a surrogate pair', '\ud800x', 'U+D800x'],
    ['a joiner between Latin letters', 'a\u200db', 'aU+200Db'],
  ])('S47 M24 %s is named', (_, text, shown) => {
    expect(revealed(text)).toBe(shown)
  })

  it.each([
    ['plain text in any script', 'Ünïcode 日本語 עברית العربية <b>&amp;</b>'],
    ['an emoji of several parts', '👩\u200d💻 👍🏽 ❤\ufe0f'],
    ['Persian, which needs its non-joiner', 'می\u200cخواهم'],
    ['Hindi, which needs its joiner', 'क्\u200dष'],
  ])('leaves %s as it is', (_, text) => {
    expect(reveal(text)).toEqual([{ text, escape: false }])
  })

  it('tells what is a name from what was there', () => {
    expect(reveal('a\u202eb')).toEqual([
      { text: 'a', escape: false },
      { text: 'U+202E', escape: true },
      { text: 'b', escape: false },
    ])
  })

  it('has nothing to show of an empty text', () => {
    expect(reveal('')).toEqual([])
  })

  it('takes a hundred thousand of them in one pass', () => {
    expect(reveal('\u202e'.repeat(100_000))).toHaveLength(100_000)
  })

  it('drops them from previews, where mail pads with hundreds', () => {
    expect(withoutDisguise('Hello\u200c \u034f\u200c \u034f\r\nyou 👩\u200d💻')).toBe('Hello you 👩\u200d💻')
  })
})

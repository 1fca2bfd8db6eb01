import { describe, expect, it } from 'vitest'
import { linked } from '../../../web/src/text/links.ts'

const hrefs = (text: string) => linked(text).flatMap(({ href }) => href ?? [])

describe('web addresses in plain text', () => {
  it.each([
    ['See https://x.test/a?b=c#d now', ['https://x.test/a?b=c#d']],
    ['http://x.test', ['http://x.test']],
    ['(https://x.test/a)', ['https://x.test/a']],
    ['https://x.test/a_(b).', ['https://x.test/a_(b)']],
    ['<https://x.test/a>', ['https://x.test/a']],
    ['"https://x.test", https://y.test!', ['https://x.test', 'https://y.test']],
    ['https://x.test/\u202egpj', ['https://x.test/']],
    ['httphttp://x.test', ['http://x.test']],
  ])('in %j are %j', (text, expected) => {
    expect(hrefs(text)).toEqual(expected)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'www.x.test',
    'https://',
    'HTTPS',
  ])('%j is none', (text) => {
    expect(hrefs(text)).toEqual([])
  })

  it('keeps every character in its place', () => {
    const text = 'a https://x.test. b (http://y.test/z), https:// c'
    expect(
      linked(text)
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text)
  })

  it('M16 M17 is linear on text made to be slow', () => {
    for (const text of ['xn--a.'.repeat(200_000), `a${' '.repeat(1_000_000)}b`, 'http:/'.repeat(200_000)]) {
      expect(linked(text)).toEqual([{ text }])
    }
    expect(hrefs(`https://x.test/${')'.repeat(500_000)}`)).toEqual(['https://x.test/'])
  })
})

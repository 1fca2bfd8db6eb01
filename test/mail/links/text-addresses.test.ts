import { describe, expect, it } from 'vitest'
import { addressesInText } from '../../../src/mail/links/text-addresses.ts'

const found = (text: string, most = 10) => [...addressesInText(text, most)].map(({ url }) => url)

describe('addresses in plain text', () => {
  it.each([
    ['See https://x.test/a.', ['https://x.test/a']],
    ['(https://x.test/a_(b)), "https://x.test/c"', ['https://x.test/a_(b)', 'https://x.test/c']],
    ['[a](https://x.test/a) **https://x.test/b**', ['https://x.test/a', 'https://x.test/b']],
    ['https://x.test/token_', ['https://x.test/token_']],
    ['<https://x.test/a\r\n  b?c=d>', ['https://x.test/ab?c=d']],
    ['<URL:https://x.test/a>', ['https://x.test/a']],
    ['<https://x.test/a and more>', ['https://x.test/a']],
    ['<https://x.test/a\r\n\r\nb>', ['https://x.test/a']],
    ['こちらhttps://x.test/aをクリック', ['https://x.test/a']],
    ['https://x.test/wiki/メール', ['https://x.test/wiki/メール']],
    ['https://x.test/a点击', ['https://x.test/a']],
    ['myapp://reset?t=1 and HTTP://X.test', ['myapp://reset?t=1', 'HTTP://X.test']],
    ['See https://x.example/a, (http://y.example).', ['https://x.example/a', 'http://y.example']],
    ['<https://x.example/?a=1&b=2>', ['https://x.example/?a=1&b=2']],
    [
      'HTTP://X.EXAMPLE ftp://no.example shttp://z.example',
      ['HTTP://X.EXAMPLE', 'ftp://no.example', 'http://z.example'],
    ],
    ['https:// and http://', []],
    ['詳しくはhttps://x.example/a。次', ['https://x.example/a']],
    ['', []],
    ['://x 1://y https:// https://.', []],
  ])('%j has %j', (text, urls) => {
    expect(found(text)).toEqual(urls)
  })

  it('tells where each stands, at most so many', () => {
    const text = 'a http://x.test/ b http://y.test/ c'
    expect([...addressesInText(text, 1)]).toEqual([{ url: 'http://x.test/', start: 2, end: 16 }])
  })
})

import { describe, expect, it } from 'vitest'
import { decodeCharset } from '../../src/mail/charset.ts'

function decode(octets: string | Buffer, name: string): { text: string; warnings: string[] } {
  const warnings: string[] = []
  const bytes = typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets
  return { text: decodeCharset(bytes, name, (warning) => warnings.push(warning)), warnings }
}

describe('charsets', () => {
  it.each([
    ['utf-8', '\xc3\xa9', 'é'],
    ['UTF8', '\xef\xbb\xbf\xc3\xa9', 'é'],
    ['', '\xc3\xa9', 'é'],
    ['', 'caf\xe9 \x93x\x94', 'café “x”'],
    ['iso-8859-1', '\xe9', 'é'],
    ['windows-1252', '\x80', '€'],
    ['iso-8859-15', '\xa4', '€'],
    ['koi8-r', '\xf0\xd2\xc9', 'При'],
    ['shift_jis', '\x93\xfa', '日'],
    ['euc-jp', '\xc6\xfc', '日'],
    ['iso-2022-jp', '\x1b$BF|\x1b(B', '日'],
    ['euc-kr', '\xc7\xd1', '한'],
    ['ks_c_5601-1987', '\xc7\xd1', '한'],
    ['big5', '\xa4\xe9', '日'],
    ['gb2312', '\xc8\xd5', '日'],
    ['gb18030', '\x81\x30\x81\x30', '\u0080'],
    ['utf-16le', '\xe9\0', 'é'],
    ['utf-16be', '\0\xe9', 'é'],
    ['utf-32le', '\xe9\0\0\0', 'é'],
    ['cp437', '\x82', 'é'],
    ['cp850', '\x82', 'é'],
    ['win1252', '\x80', '€'],
    ['latin-2', '\xe9', 'é'],
    ['iso8859_15', '\xa4', '€'],
    ['iso-8859-8-i', '\xe0', 'א'],
    ['x-cp1251', '\xcf', 'П'],
    ['x-euc-jp', '\xc6\xfc', '日'],
    ['cp932', '\x93\xfa', '日'],
    ['gbk', '\xc8\xd5', '日'],
    [' US-ASCII ', 'plain', 'plain'],
  ])('reads %s', (name, octets, text) => {
    expect(decode(octets, name)).toEqual({ text, warnings: [] })
  })

  it.each([
    'x-unknown',
    'hex',
    'base64',
    'utf-7',
    'utf7-imap',
    'binary',
    'constructor',
    '__proto__',
    'x'.repeat(500),
  ])('guesses where the charset is %s, and says so', (name) => {
    expect(decode('caf\xe9', name)).toEqual({
      text: 'café',
      warnings: [expect.stringMatching(/^unknown charset /)],
    })
    expect(decode('caf\xc3\xa9', name).text).toBe('café')
  })

  it.each([
    ['utf-8', 'a\xff', 'a\ufffd'],
    ['euc-jp', 'a\xc6', 'a\ufffd'],
    ['utf-16le', '\0\xd8', '\ufffd'],
  ])('marks and remarks octets that are not %s', (name, octets, text) => {
    expect(decode(octets, name)).toEqual({ text, warnings: [`octets that are not ${name}`] })
  })

  it('remarks octets above 127 where US-ASCII was promised', () => {
    expect(decode('\xc3\xa9', 'us-ascii')).toEqual({
      text: 'é',
      warnings: ['octets above 127 in us-ascii text'],
    })
  })
})

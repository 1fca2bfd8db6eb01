import { describe, expect, it } from 'vitest'
import { collationKey } from '../../../src/imap/search/collation.ts'

const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

describe('i;unicode-casemap (RFC 5051)', () => {
  it.each([
    ['abc', 'ABC'],
    ['', ''],
    ['é', 'E\u0301'],
    ['E\u0301', 'E\u0301'],
    ['ß', 'ß'],
    ['\u01c4', 'Dz\u030c'],
    ['\u01c6', 'Dz\u030c'],
    ['\u01f3', 'Dz'],
    ['\u1f80', '\u0391\u0313\u0345'],
    ['\u1fb3', '\u0391\u0345'],
    ['\u10d0', '\u10d0'],
    ['ﬁ', 'fi'],
    ['ı', 'I'],
    ['ſ', 'S'],
    ['가', '\u1100\u1161'],
    ['\u{10428}', '\u{10400}'],
  ])('prepares %j as %j', (text, prepared) => {
    expect(collationKey(text)).toBe(utf8(prepared))
  })

  it('orders by the octets of UTF-8, not by UTF-16', () => {
    expect(collationKey('\u{1f600}') > collationKey('\uffe5')).toBe(true)
    expect(collationKey('é') > collationKey('f')).toBe(false)
    expect(collationKey('_') > collationKey('z')).toBe(true)
  })

  it('takes what is no Unicode', () => {
    expect(collationKey('\ud800')).toBe(utf8('\ufffd'))
  })
})

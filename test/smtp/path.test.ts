import { describe, expect, it } from 'vitest'
import { readPath } from '../../src/smtp/path.ts'

const lenient = { strict: false }
const strict = { strict: true }

describe('readPath', () => {
  it.each([
    ['<>', '', ''],
    ['<a@x.test> SIZE=5', 'a@x.test', ' SIZE=5'],
    ['<A.B+c@X.Test>', 'A.B+c@X.Test', ''],
    ['<"a b>c\\"@d"@x.test> X', '"a b>c\\"@d"@x.test', ' X'],
    ['<@a.test,@b.test:c@d.test>', 'c@d.test', ''],
    ['<a@[192.0.2.1]>', 'a@[192.0.2.1]', ''],
    ['<a@[IPv6:2001:db8::1]>', 'a@[IPv6:2001:db8::1]', ''],
    ['<postmaster>', 'postmaster', ''],
    ['<é@bücher.test>', 'é@bücher.test', ''],
  ])('S43 reads %s', (text, address, rest) => {
    expect(readPath(text, lenient)).toEqual({ address, rest })
    expect(readPath(text, strict)).toEqual({ address, rest })
  })

  it.each([
    'a@x.test',
    '<a@x.test',
    '<a b@x.test>',
    '<a@x.test>SIZE=5',
    '<<a@x.test>>',
    '<a@@x.test>',
    '<"a@x.test>',
    '<@x.test>',
    '<a@>',
    '<a>',
    '<a@x\u200b.test>',
    '<a\u202eb@x.test>',
    '<a@x.test\ufeff>',
    '<a\ufffd@x.test>',
  ])('S42 S47 refuses %j', (text) => {
    expect(readPath(text, lenient)).toHaveProperty('problem')
  })

  it.each([
    ['a local part of 65 octets', `<${'a'.repeat(65)}@x.test>`],
    ['a domain of 256 octets', `<a@${'b'.repeat(252)}.test>`],
    ['a path of 1,900 octets', `<a@${'b.'.repeat(947)}test>`],
    ['two hundred labels', `<a@${'b.'.repeat(199)}x>`],
    ['dots at the edge', '<.a.@x.test>'],
    ['an underscore in the domain', '<a@x_y.test>'],
    ['a space before the bracket', ' <a@x.test>'],
  ])('S44 leniently takes %s whole, strictly does not', (_what, text) => {
    expect(readPath(text, lenient)).toEqual({ address: text.trim().slice(1, -1), rest: '' })
    expect(readPath(text, strict)).toHaveProperty('problem')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFlags } from '../../../src/imap/format/flags.ts'
import { formatMailbox } from '../../../src/imap/format/mailbox.ts'
import {
  formatAstring,
  formatNstring,
  formatOctets,
  formatString,
  literalHeader,
} from '../../../src/imap/format/strings.ts'
import { meaningOf, REV1, REV2 } from '../grammar/readers.ts'

const STRINGS: readonly (readonly [value: string, rev1: string, utf8: string])[] = [
  ['', '""', '""'],
  ['a b', '"a b"', '"a b"'],
  ['a\tb', '"a\tb"', '"a\tb"'],
  ['"\\', '"\\"\\\\"', '"\\"\\\\"'],
  ['a\r\nb', '{4}\r\na\r\nb', '{4}\r\na\r\nb'],
  ['\r', '{1}\r\n\r', '{1}\r\n\r'],
  ['\n', '{1}\r\n\n', '{1}\r\n\n'],
  ['\x1b[0m', '{4}\r\n\x1b[0m', '{4}\r\n\x1b[0m'],
  ['\x7f', '{1}\r\n\x7f', '{1}\r\n\x7f'],
  ['\xc3\xa9', '{2}\r\n\xc3\xa9', '"\xc3\xa9"'],
  ['\xe9', '{1}\r\n\xe9', '{1}\r\n\xe9'],
  ['a\0b', '"a?b"', '"a?b"'],
  ['\0\r', '{2}\r\n?\r', '{2}\r\n?\r'],
  ['x'.repeat(1_001), `{1001}\r\n${'x'.repeat(1_001)}`, `{1001}\r\n${'x'.repeat(1_001)}`],
]

describe('pitfall 9: a string', () => {
  it.each(STRINGS)('I31 %j is quoted where it can be, and else a literal', (value, rev1, utf8) => {
    expect(formatString(value, false)).toBe(rev1)
    expect(formatString(value, true)).toBe(utf8)
  })

  it('NIL is no string, and no string is NIL', () => {
    expect(formatNstring(null, false)).toBe('NIL')
    expect(formatNstring('NIL', false)).toBe('"NIL"')
    expect(formatNstring('', false)).toBe('""')
  })

  it('with NUL in it is a literal8 where that is allowed', () => {
    expect(formatOctets(Buffer.from('a\0\xff', 'latin1'), true)).toBe('~{3}\r\na\0\xff')
    expect(formatOctets(Buffer.from('a'), true)).toBe('"a"')
    expect(formatOctets(null, true)).toBe('NIL')
    expect([literalHeader(7), literalHeader(7, true)]).toEqual(['{7}\r\n', '~{7}\r\n'])
  })

  it.each([
    ['INBOX', 'INBOX'],
    ['a/b-c_d.e', 'a/b-c_d.e'],
    ['NIL', '"NIL"'],
    ['nil', '"nil"'],
    ['', '""'],
    ['123', '"123"'],
    ['a]', '"a]"'],
    ['a%', '"a%"'],
    ['\\Seen', '"\\\\Seen"'],
    ['{5}', '"{5}"'],
    ['a b', '"a b"'],
  ])('that may be an atom, like %j, is %s', (value, written) => {
    expect(formatAstring(value, false)).toBe(written)
  })

  it('of any octets but NUL is read back as it was', () => {
    const value = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((octet) => String.fromCharCode(octet)),
    })
    fc.assert(
      fc.property(value, fc.boolean(), (octets, utf8) => {
        const read = meaningOf(`SETMETADATA "" (/a ${formatString(octets, utf8)})`, utf8 ? REV2 : REV1)
        expect(read).toMatchObject({ values: [{ value: Buffer.from(octets, 'latin1') }] })
      }),
      { seed: 31, numRuns: 1_000 },
    )
  })
})

describe('the name of a mailbox', () => {
  it.each([
    ['INBOX', 'INBOX', 'INBOX'],
    ['A&B', '"A&-B"', '"A&B"'],
    ['日本語', '"&ZeVnLIqe-"', '"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"'],
    ['a "b"', '"a \\"b\\""', '"a \\"b\\""'],
    ['NIL', '"NIL"', '"NIL"'],
    ['', '""', '""'],
  ])('%s is %s in rev1 and %s in UTF-8, and is read back', (name, rev1, utf8) => {
    expect(formatMailbox(name, false)).toBe(rev1)
    expect(formatMailbox(name, true)).toBe(utf8)
    expect(meaningOf(`SUBSCRIBE ${rev1}`, REV1)).toBe(name)
    expect(meaningOf(`SUBSCRIBE ${utf8}`, REV2)).toBe(name)
  })
})

describe('flags', () => {
  it('stand in parentheses', () => {
    expect(formatFlags([])).toBe('()')
    expect(formatFlags(new Set(['\\Seen', '$Junk']))).toBe('(\\Seen $Junk)')
  })
})

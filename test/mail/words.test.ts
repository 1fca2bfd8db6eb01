import { describe, expect, it } from 'vitest'
import { decodeWords } from '../../src/mail/words.ts'

const decode = (text: string) => decodeWords(text, () => {})

describe('encoded-words (RFC 2047)', () => {
  it.each([
    ['=?iso-8859-1?q?this=20is=20some=20text?=', 'this is some text'],
    ['=?US-ASCII?Q?Keith_Moore?= <moore@cs.test>', 'Keith Moore <moore@cs.test>'],
    ['(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)', '(ab)'],
    ['=?ISO-8859-1?Q?a?= b', 'a b'],
    ['=?ISO-8859-1?Q?a_?= =?ISO-8859-2?Q?_b?=', 'a  b'],
    ['a =?utf-8*en?B?w6k=?= b', 'a é b'],
    ['=?utf-8?Q?with raw spaces?=', 'with raw spaces'],
    ['=?utf-8?x?unknown?=', '=?utf-8?x?unknown?='],
    ['=?utf-8?Q?no end', '=?utf-8?Q?no end'],
    ['=?=?utf-8?Q?a?=', '=?a'],
    ['=??Q?a?=', '=??Q?a?='],
    ['=?utf-8?Q?=ZZ=4?=', '=ZZ=4'],
    ['nothing to do', 'nothing to do'],
  ])('decodes %j to %j', (written, text) => {
    expect(decode(written)).toBe(text)
  })

  it('joins a character that is cut between two words', () => {
    expect(decode('=?utf-8?B?4oI=?= =?UTF-8?Q?=AC?=')).toBe('€')
  })

  it('drops line ends and NUL that were encoded', () => {
    expect(decode('=?utf-8?Q?a=0D=0Ab=00c?=')).toBe('abc')
  })
})

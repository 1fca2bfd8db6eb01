import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddresses } from '../../src/mail/addresses.ts'

const parse = (text: string) => parseAddresses(text, () => {}).map(({ name, address }) => [name, address])

describe('addresses (RFC 5322 §3.4)', () => {
  it.each([
    ['a@x.test', [['', 'a@x.test']]],
    ['Ada <a@x.test>', [['Ada', 'a@x.test']]],
    [
      '"Doe, J. \\"Q\\"" <a@x.test>, b@x.test',
      [
        ['Doe, J. "Q"', 'a@x.test'],
        ['', 'b@x.test'],
      ],
    ],
    ['Joe Q. Public <joe@x.test>', [['Joe Q. Public', 'joe@x.test']]],
    ['"a b"@x.test', [['', '"a b"@x.test']]],
    ['a@[192.0.2.1]', [['', 'a@[192.0.2.1]']]],
    ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [['Pete', 'pete@silly.test']]],
    ['a@x.test (Ada Lovelace)', [['Ada Lovelace', 'a@x.test']]],
    [
      'A Group:Ed <e@x.test>,joe@x.test,John <j@x.test>;',
      [
        ['Ed', 'e@x.test'],
        ['', 'joe@x.test'],
        ['John', 'j@x.test'],
      ],
    ],
    ['Undisclosed recipients:;', []],
    [
      'one:a@x.test;, b@x.test',
      [
        ['', 'a@x.test'],
        ['', 'b@x.test'],
      ],
    ],
    ['', []],
    [' , ,, ', []],
  ])('reads %j', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it.each([
    ['<@a.test,@b.test:c@d.test>', [['', 'c@d.test']]],
    ['joe . doe @ x . test', [['', 'joe.doe@x.test']]],
    [
      'Mary Smith <mary@x.test>, , jdoe@x.test',
      [
        ['Mary Smith', 'mary@x.test'],
        ['', 'jdoe@x.test'],
      ],
    ],
  ])('reads the obsolete %j (RFC 5322 §4.4)', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it.each([
    ['root', [['', 'root']]],
    ['Ada Lovelace', [['Ada Lovelace', '']]],
    ['Ada a@x.test', [['Ada', 'a@x.test']]],
    ['Ada <a@x.test', [['Ada', 'a@x.test']]],
    [
      'Ada <a@x.test, b@x.test',
      [
        ['Ada', 'a@x.test'],
        ['', 'b@x.test'],
      ],
    ],
    [
      '<a@x.test> <b@x.test>',
      [
        ['', 'a@x.test'],
        ['', 'b@x.test'],
      ],
    ],
    ['"Ada <a@x.test>', [['Ada', 'a@x.test']]],
    ['Ada (Sales <a@x.test>', [['Ada Sales', 'a@x.test']]],
    ['<>', [['', '']]],
  ])('makes the best of %j', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it('decodes names after the structure is read, so that none makes an address', () => {
    expect(parse('=?utf-8?Q?Smith,_J=C3=B6?= <s@x.test>')).toEqual([['Smith, Jö', 's@x.test']])
    expect(parse('"=?utf-8?B?SsO2?=" <s@x.test>')).toEqual([['Jö', 's@x.test']])
    expect(parse('=?utf-8?Q?<evil=40x.test>,?= s@x.test')).toEqual([['<evil@x.test>,', 's@x.test']])
  })

  it('reads any text without failing', () => {
    const piece = fc.constantFrom(
      'a',
      '@',
      '.',
      ',',
      ';',
      ':',
      '<',
      '>',
      '(',
      ')',
      '"',
      '\\',
      '[',
      ']',
      ' ',
      '=?utf-8?Q?',
      '?=',
      'é',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const [name, address] of parse(pieces.join('')))
          expect(`${name}${address}`).not.toMatch(/[\r\n\0]/)
      }),
      { numRuns: 1000 },
    )
  })
})

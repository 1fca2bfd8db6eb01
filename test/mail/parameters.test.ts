import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/mail/limits.ts'
import { parseParameterised } from '../../src/mail/parameters.ts'

const parse = (text: string) => parseParameterised(text, () => {})
const name = (parameters: string) => parse(`text/plain; ${parameters}`).parameters.name

describe('parameters (RFC 2045 §5.1, RFC 2231)', () => {
  it.each([
    ['Text/HTML; Charset=UTF-8', { value: 'text/html', parameters: { charset: 'UTF-8' } }],
    [
      'text/plain ; charset = "a;b\\"c" ; x=1',
      { value: 'text/plain', parameters: { charset: 'a;b"c', x: '1' } },
    ],
    [
      'text/plain; charset=us-ascii (Plain text)',
      { value: 'text/plain', parameters: { charset: 'us-ascii' } },
    ],
    [
      'attachment; filename=my report (1).pdf',
      { value: 'attachment', parameters: { filename: 'my report (1).pdf' } },
    ],
    ['attachment;; x; =y; filename="no end', { value: 'attachment', parameters: { filename: 'no end' } }],
    ['text/plain (comment)', { value: 'text/plain', parameters: {} }],
    ['', { value: '', parameters: {} }],
    ['; a=b', { value: '', parameters: { a: 'b' } }],
    ['x; a="b" junk; c=d', { value: 'x', parameters: { a: 'b', c: 'd' } }],
  ])('reads %j', (text, expected) => {
    expect(parse(text)).toEqual(expected)
  })

  it.each([
    ["name*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", 'This is ***fun***'],
    ['name*0="one "; name*1="two"', 'one two'],
    ["name*1=two; name*0*=utf-8''%e2%82; name*2*=%AC", '\ufffdtwo\ufffd'],
    ["name*0*=utf-8''%e2%82; name*1*=%AC", '€'],
    ["name*=iso-8859-1''caf%E9", 'café'],
    ["name*=''plain", 'plain'],
    ['name*=no-quotes', 'no-quotes'],
    ['name="=?utf-8?Q?caf=C3=A9?="', 'café'],
    ["name*=utf-7''+ADw-", '+ADw-'],
    ["name*=utf-8''a%0D%0Ab%00", 'ab'],
  ])('decodes %j to %j', (parameters, text) => {
    expect(name(parameters)).toBe(text)
  })

  it('prefers a whole extended value to sections, and sections to a plain one', () => {
    expect(name("name=a; name*0=b; name*=utf-8''c")).toBe('c')
    expect(name("name*=utf-8''c; name*0=b; name=a")).toBe('c')
    expect(name('name=a; name*0=b')).toBe('b')
    expect(name('name=a; name*1=b')).toBe('a')
  })

  it('cuts a value that is too long', () => {
    expect(name(`name=${'x'.repeat(LIMITS.parameterValue + 1)}`)).toHaveLength(LIMITS.parameterValue)
  })
})

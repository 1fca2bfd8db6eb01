import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query, TextField } from '../../../src/domain/query.ts'
import { SEARCH_OPERATORS } from '../../../src/domain/search/operators.ts'
import { parseSearch } from '../../../src/domain/search/parse.ts'
import { DomainError } from '../../../src/domain/trouble.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const parse = (text: string): Query => parseSearch(text, NOW)
const text = (value: string, field: TextField = 'any'): Query => ({ kind: 'text', field, text: value })
const not = (query: Query): Query => ({ kind: 'not', query })
const all = (...of: Query[]): Query => ({ kind: 'all', of })
const any = (...of: Query[]): Query => ({ kind: 'any', of })

describe('parseSearch', () => {
  it.each<[string, Query]>([
    ['', all()],
    ['  \t ', all()],
    ['reset', text('reset')],
    ['reset link', all(text('reset'), text('link'))],
    ['"reset link" now', all(text('reset link'), text('now'))],
    [String.raw`"say \"hi\" \\ \n"`, text(String.raw`say "hi" \ \n`)],
    ['-spam', not(text('spam'))],
    ['NOT spam', not(text('spam'))],
    ['NOT NOT -"a b"', not(text('a b'))],
    ['not or and', all(text('not'), text('or'), text('and'))],
    ['a AND b', all(text('a'), text('b'))],
    ['a b OR c d', all(text('a'), any(text('b'), text('c')), text('d'))],
    ['a OR b OR -c', any(text('a'), text('b'), not(text('c')))],
    ['(a b) OR c', any(all(text('a'), text('b')), text('c'))],
    ['a AND (b OR c)', all(text('a'), any(text('b'), text('c')))],
    ['-(a b)', not(all(text('a'), text('b')))],
    ['f(x) (see g(y))', all(text('f(x)'), all(text('see'), text('g(y)')))],
  ])('reads %j', (source, query) => {
    expect(parse(source)).toEqual(query)
  })

  it.each<[string, Query]>([
    ['from:alice', text('alice', 'from')],
    ['FROM:alice', text('alice', 'from')],
    ['-to:bob', not(text('bob', 'to'))],
    ['cc:"a b"', text('a b', 'cc')],
    ['bcc:x@y.test', text('x@y.test', 'bcc')],
    ['subject:"password reset" now', all(text('password reset', 'subject'), text('now'))],
    ['body:日本', text('日本', 'body')],
    ['filename:a(1).pdf', text('a(1).pdf', 'filename')],
    ['subject:(a OR -b)', any(text('a', 'subject'), not(text('b', 'subject')))],
    ['is:(unread OR flagged)', any({ kind: 'is', what: 'unread' }, { kind: 'is', what: 'flagged' })],
    ['header:X-Foo', { kind: 'header', name: 'X-Foo', text: '' }],
    ['header:X-Foo=', { kind: 'header', name: 'X-Foo', text: '' }],
    ['header:X-Foo="a = b"', { kind: 'header', name: 'X-Foo', text: 'a = b' }],
    ['header:X-Foo=a=b', { kind: 'header', name: 'X-Foo', text: 'a=b' }],
    ['has:attachments', { kind: 'has', what: 'attachment' }],
    ['has:html', { kind: 'has', what: 'html' }],
    ['is:Read', { kind: 'is', what: 'read' }],
    ['tag:"sign up"', { kind: 'tag', tag: 'sign up' }],
    ['larger:10k', { kind: 'larger', octets: 10_240 }],
    ['smaller:2M', { kind: 'smaller', octets: 2_097_152 }],
    ['before:2026-11-21', { kind: 'before', at: Date.UTC(2026, 10, 21) }],
    ['after:1h', { kind: 'after', at: NOW - 3_600_000 }],
  ])('reads the operator %j', (source, query) => {
    expect(parse(source)).toEqual(query)
  })

  it.each([
    'http://example.test/a?b=c',
    '12:30',
    'Re:',
    'mailto:a@b.test',
    'foo:bar',
    '-----BEGIN',
    '-',
    'a-b',
    ':x',
    'NEAR/2',
    'a*',
    '^a',
    '{x}',
  ])('takes %j as text', (source) => {
    expect(parse(source)).toEqual(text(source))
  })

  it.each([
    ['a "b', /quote.* at character 3: .*closing quote/],
    ['subject:"b', /quote.* at character 9/],
    ['(a b', /\( at character 1: is not closed/],
    ['a) b', /\) at character 2: closes nothing/],
    ['a ()', /holds nothing/],
    ['""', /hold nothing/],
    ['OR b', /OR at character 1: needs a term on both sides/],
    ['a OR', /OR at character 3/],
    ['a OR OR b', /OR at character 3/],
    ['AND b', /AND at character 1/],
    ['a (b AND)', /AND at character 6/],
    ['NOT', /NOT at character 1: needs a term after it/],
    ['a AND b OR c', /AND beside OR at character 3: say with \( \)/],
    [
      'subjct:x',
      /unknown operator "subjct:" at character 1: did you mean subject: \(known are from: to: .*after:\)/,
    ],
    ['a form:x', /"form:" at character 3: did you mean from:/],
    ['from:', /from: at character 1: needs a text: from:alice/],
    ['from: alice', /from: at character 1/],
    ['larger:big', /larger: .* needs a size such as 500, 10k or 2M, not "big"/],
    ['before:2026-02-30', /before: .* needs a day .* not "2026-02-30"/],
    ['has:fun', /needs attachment or html, not "fun"/],
    ['is:', /needs unread, read, flagged or unflagged/],
    ['tag:', /needs the name of a tag/],
    ['header:"a b=c"', /needs a header name/],
  ])('refuses %j and says where and why', (source, message) => {
    expect(() => parse(source)).toThrow(DomainError)
    expect(() => parse(source)).toThrow(message)
  })

  it('H25 refuses more than 1 KiB, counted in octets', () => {
    expect(parse('a'.repeat(1024))).toEqual(text('a'.repeat(1024)))
    expect(() => parse('a'.repeat(1025))).toThrow(/1025 octets, at most 1024/)
    expect(() => parse('日'.repeat(342))).toThrow(/1026 octets/)
    expect(() => parse('x'.repeat(1_048_576))).toThrow(/1048576 octets/)
  })

  it('H25 refuses more than 50 terms', () => {
    expect(parse('ab '.repeat(50))).toMatchObject({ kind: 'all', of: { length: 50 } })
    expect(() => parse('ab '.repeat(51))).toThrow(/term 51 at character 151: a search has at most 50 terms/)
  })

  it('H25 refuses parentheses more than 50 deep', () => {
    expect(parse(`${'('.repeat(50)}a${')'.repeat(50)}`)).toEqual(text('a'))
    expect(() => parse(`${'('.repeat(51)}a${')'.repeat(51)}`)).toThrow(/nested more than 50 deep/)
    expect(() => parse(`${'-('.repeat(500)}`)).toThrow(/nested more than 50 deep/)
  })

  it('writes control characters of a search as escapes in its error', () => {
    expect(() => parse('larger:\u001b[31m\u202e')).toThrow(/not "\\x1b\[31m\\u202e"/)
  })

  it('answers any text with a query or a DomainError', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '"',
        '-',
        ' ',
        'OR',
        'AND',
        'NOT',
        ':',
        '=',
        '\\',
        '\0',
        '\u{1f600}',
        '\ud800',
      ),
      fc.constantFrom(...[...SEARCH_OPERATORS.keys()].map((name) => `${name}:`)),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          expect(parse(pieces.join(''))).toHaveProperty('kind')
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('finds a phrase whatever stands in it, once quotes and backslashes are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (value) => {
        fc.pre(value.trim() !== '')
        expect(parse(`"${value.replace(/["\\]/g, '\\$&')}"`)).toEqual(text(value))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { KnownName, KnownNames } from '../../../src/imap/list/known-names.ts'
import { listing, type Question } from '../../../src/imap/list/listing.ts'
import { patternOf } from '../../../src/imap/list/pattern.ts'
import { knownNames } from './mailboxes.ts'

const isThere = ({ mailbox }: KnownName): boolean => mailbox !== undefined
const isSubscribed = ({ subscribed }: KnownName): boolean => subscribed

/** Each name that is listed, with `!` where there is no mailbox, `+` above mailboxes, `>` where CHILDINFO is due. */
function listed(
  names: KnownNames,
  patterns: string | readonly string[],
  { wanted = isThere, above = 'levels' }: Partial<Omit<Question, 'patterns'>> = {},
): string[] {
  const all = [patterns].flat().map((pattern) => patternOf('', pattern))
  return [...listing(names, { patterns: all, wanted, above })].flatMap((one) => {
    if (one === undefined) return []
    const marks = [
      one.mailbox === undefined ? '!' : '',
      one.children ? '+' : '',
      above === 'recursive' && one.wantedBelow ? '>' : '',
    ]
    return [`${one.name}${marks.join('')}`]
  })
}

describe('a listing', () => {
  it('has INBOX first, then each name before all below it, whatever sorts before the separator', () => {
    const names = knownNames(['a b', 'a', 'a/z', 'a!', 'b', 'INBOX/x', 'Zoo', 'INBOX', 'a/b/c', 'INBOXes'])
    expect(listed(names, '*')).toEqual([
      'INBOX+',
      'INBOX/x',
      'INBOXes',
      'Zoo',
      'a+',
      'a/b/c',
      'a/z',
      'a b',
      'a!',
      'b',
    ])
  })

  it('pitfall 21: has levels that are no mailboxes where the pattern ends with %, and nowhere else', () => {
    const names = knownNames(['a/b/c', 'a/b/d', 'x', 'x/y/z'])
    expect(listed(names, '*')).toEqual(['a/b/c', 'a/b/d', 'x+', 'x/y/z'])
    expect(listed(names, '%')).toEqual(['a!+', 'x+'])
    expect(listed(names, 'a/%')).toEqual(['a/b!+'])
    expect(listed(names, '%/%/%')).toEqual(['a/b/c', 'a/b/d', 'x/y/z'])
    expect(listed(names, '*%')).toEqual(['a!+', 'a/b!+', 'a/b/c', 'a/b/d', 'x+', 'x/y!+', 'x/y/z'])
    expect(listed(names, 'a')).toEqual([])
    expect(listed(names, ['%', '%/%'])).toEqual(['a!+', 'a/b!+', 'x+', 'x/y!+'])
  })

  it('tells each name once, however many patterns match it', () => {
    expect(listed(knownNames(['a', 'b']), ['*', 'a', '%', 'a'])).toEqual(['a', 'b'])
  })

  it('of subscribed names has them whether they are there or not', () => {
    const names = knownNames(['a', 'a/b', 'c'], ['a/b', 'gone', 'a/lost'])
    const options = { wanted: isSubscribed, above: 'none' } as const
    expect(listed(names, '*', options)).toEqual(['a/b', 'a/lost!', 'gone!'])
    expect(listed(names, '%', options)).toEqual(['gone!'])
  })

  it('of LSUB has with % what stands above a subscribed name (RFC 3501 §6.3.9)', () => {
    const names = knownNames(['foo', 'foo/bar'], ['foo/bar', 'x/y/z'])
    const options = { wanted: isSubscribed, above: 'levels' } as const
    expect(listed(names, '%', options)).toEqual(['foo+', 'x!'])
    expect(listed(names, '*', options)).toEqual(['foo/bar', 'x/y/z!'])
  })
})

describe('a recursive listing', () => {
  const recursive = { wanted: isSubscribed, above: 'recursive' } as const

  it.each([
    ['Foo is not subscribed, a child is', ['Foo/Baz'], ['Foo+>']],
    ['both are', ['Foo', 'Foo/Baz'], ['Foo+>']],
    ['nothing is', [], []],
    ['only those that match are', ['Foo', 'Moo'], ['Foo+', 'Moo']],
  ])('%s (RFC 9051 §6.3.9.8, example 7)', (_what, subscribed, expected) => {
    expect(listed(knownNames(['Foo', 'Foo/Bar', 'Foo/Baz', 'Moo'], subscribed), '%', recursive)).toEqual(
      expected,
    )
  })

  it('names what is no mailbox above something subscribed', () => {
    expect(listed(knownNames(['Foo/Baz'], ['Foo/Baz', 'x/y/z']), '%', recursive)).toEqual(['Foo!+>', 'x!>'])
    expect(listed(knownNames(['foo'], ['foo/bar']), 'foo', recursive)).toEqual(['foo>'])
  })

  it('is not told of names whose wanted children are all told (RFC 9051 §6.3.9.8, example 8)', () => {
    const there = ['foo2', 'foo2/bar1', 'foo2/bar2', 'baz2', 'baz2/bar2', 'baz2/bar22', 'eps2', 'eps2/mamba']
    const subscribed = [
      'foo2/bar1',
      'foo2/bar2',
      'baz2/bar2',
      'baz2/bar22',
      'eps2',
      'eps2/mamba',
      'qux2/bar2',
    ]
    expect(listed(knownNames([...there, 'qux2/bar2'], subscribed), '*2', recursive)).toEqual([
      'baz2/bar2',
      'baz2/bar22',
      'eps2+>',
      'foo2+>',
      'foo2/bar2',
      'qux2/bar2',
    ])
  })
})

describe('a listing of many names', () => {
  it('I14: is quick with a thousand mailboxes and thousands of wildcards', () => {
    const names = knownNames(Array.from({ length: 1000 }, (_, at) => `level ${at % 10}/aaaa${at}`))
    for (const pattern of [`${'%*'.repeat(500)}x`, '*a'.repeat(200), '%a'.repeat(200), '[', '%{2}', '\\'])
      expect(listed(names, pattern)).toEqual([])
  })

  it('holds no more levels in memory than one name has', () => {
    const deep = Array.from({ length: 10 }, (_, at) => `${at}${'/a'.repeat(400)}`)
    expect([...listing(knownNames(deep), { patterns: [], wanted: isThere, above: 'levels' })]).toHaveLength(
      10 + 10 * 401,
    )
  })
})

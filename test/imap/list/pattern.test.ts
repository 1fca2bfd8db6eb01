import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../src/imap/list/pattern.ts'

const NAMES = ['INBOX', 'INBOX/a', 'a', 'a/b', 'a/b/c', 'ab', 'b', 'a.b', 'inboxes', '日本/語', '*', 'A']

function listed(pattern: string, reference = ''): string[] {
  const { matches } = patternOf(reference, pattern)
  return NAMES.filter(matches)
}

describe('a pattern of LIST', () => {
  it.each([
    ['*', NAMES],
    ['%', ['INBOX', 'a', 'ab', 'b', 'a.b', 'inboxes', '*', 'A']],
    ['a%', ['a', 'ab', 'a.b']],
    ['a*', ['a', 'a/b', 'a/b/c', 'ab', 'a.b']],
    ['a/%', ['a/b']],
    ['a/*', ['a/b', 'a/b/c']],
    ['%/%', ['INBOX/a', 'a/b', '日本/語']],
    ['%b', ['ab', 'b', 'a.b']],
    ['*b', ['a/b', 'ab', 'b', 'a.b']],
    ['%/b*', ['a/b', 'a/b/c']],
    ['*%', NAMES],
    ['a/b', ['a/b']],
    ['', []],
    ['a/', []],
    ['[', []],
    ['%{2}', []],
    ['日%', []],
    ['日*語', ['日本/語']],
  ])('%j: * is anything, %% anything without a separator', (pattern, names) => {
    expect(listed(pattern)).toEqual(names)
  })

  it.each([
    ['a/', '%', ['a/b']],
    ['a', '/b', ['a/b']],
    ['a/b', '*', ['a/b', 'a/b/c']],
    ['%/', 'b', ['a/b']],
  ])('%j stands before %j', (reference, pattern, names) => {
    expect(listed(pattern, reference)).toEqual(names)
  })

  it('pitfall 11: means INBOX in any case, and nothing else', () => {
    expect(listed('inbox')).toEqual(['INBOX'])
    expect(listed('iNb%')).toEqual(['INBOX'])
    expect(listed('inbox%')).toEqual(['INBOX', 'inboxes'])
    expect(listed('InBoX/*')).toEqual(['INBOX/a'])
    expect(listed('inbox*')).toEqual(['INBOX', 'INBOX/a', 'inboxes'])
    expect(listed('INB*S')).toEqual([])
    expect(listed('a/inbox')).toEqual([])
  })

  it('says whether it lists levels of hierarchy', () => {
    expect(['%', 'a/%', '*%', '%*', 'a', ''].map((pattern) => patternOf('', pattern).levels)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(patternOf('%', '').levels).toBe(true)
  })

  it.each([
    ['every short pattern', words(['a', '/', '%', '*'], 5), 5],
    ['patterns that go back', ['*a%a/a', '*a%b%a', '*a/%b', '*%/a%a', '%a*b%b', '*ab%a*%b'], 7],
  ])('agrees with a table of all beginnings, for %s', (_what, patterns, longest) => {
    const names = words(['a', 'b', '/'], longest)
    const wrong: unknown[] = []
    for (const pattern of patterns) {
      const { matches } = patternOf('', pattern)
      for (const name of names) if (matches(name) !== fits(pattern, name)) wrong.push([pattern, name])
    }
    expect(wrong).toEqual([])
  })

  it('I14: takes time in proportion to pattern and name, whatever the wildcards', () => {
    const name = `${'a'.repeat(200)}/${'a'.repeat(200)}`
    const patterns = [
      `${'%*'.repeat(500)}x`,
      `${'*a'.repeat(300)}x`,
      `${'%a'.repeat(300)}x`,
      `${'*a%a'.repeat(90)}x`,
    ]
    for (const pattern of patterns) expect(patternOf('', pattern).matches(name)).toBe(false)
    expect(patternOf('', '*a'.repeat(200)).matches(name)).toBe(true)
  })
})

function words(letters: readonly string[], longest: number): string[] {
  let all = ['']
  for (let length = 0; length < longest; length++)
    all = ['', ...all.flatMap((word) => letters.map((letter) => letter + word))]
  return [...new Set(all)]
}

/** The same by its definition: which beginnings of the name fit which beginnings of the pattern. */
function fits(pattern: string, name: string): boolean {
  let row = Array.from({ length: name.length + 1 }, (_, at) => at === 0)
  for (const wanted of pattern) {
    const before = row
    row = []
    for (let at = 0; at <= name.length; at++) {
      const char = name[at - 1]
      if (wanted === '*' || wanted === '%') {
        const grows = at > 0 && (wanted === '*' || char !== '/') && row[at - 1] === true
        row.push(before[at] === true || grows)
      } else row.push(at > 0 && char === wanted && before[at - 1] === true)
    }
  }
  return row.at(-1) === true
}

import { describe, expect, it } from 'vitest'
import { type Criteria, shownCriteria, whyNot } from '../../src/testing/criteria.ts'
import { letter } from './letters.ts'

const FITTING: readonly Criteria[] = [
  {},
  { from: 'SHOP' },
  { from: 'example.test', to: /^Ann$/ },
  { deliveredTo: 'boss@' },
  { subject: 'RESET' },
  { body: 'hello ann' },
  { body: /code is \d{3}/ },
  { header: { 'x-shop': true } },
  { header: { 'X-Shop': 'west', From: /shop/ } },
  { has: 'link' },
  { has: ['code', 'attachment', 'html', 'text'] },
  { exact: true, subject: 'Reset your password', to: 'ann@EXAMPLE.test', from: 'Shop' },
]

const FAILING: readonly [Criteria, readonly string[]][] = [
  [{ from: 'bob' }, ['from is Shop <shop@example.test>']],
  [{ to: /carl/ }, ['to is Ann <ann@example.test>']],
  [{ deliveredTo: 'x@' }, ['it was delivered to ann@example.test, carl@example.test, boss@example.test']],
  [
    { subject: /welcome/i, from: 'bob' },
    ['from is Shop <shop@example.test>', 'subject is "Reset your password"'],
  ],
  [{ body: 'bye' }, ['its text is "Hello Ann, reset your password. Your code is 482 913."']],
  [{ header: { 'X-Shop': 'east' } }, ['X-Shop is "north", "west"']],
  [{ header: { 'X-None': true } }, ['it has no X-None']],
  [{ exact: true, subject: 'Reset' }, ['subject is "Reset your password"']],
  [{ exact: true, to: 'ann' }, ['to is Ann <ann@example.test>']],
  [{ exact: true, to: 'Ann@example.test' }, ['to is Ann <ann@example.test>']],
]

describe('criteria', () => {
  it.each(FITTING.map((criteria) => [shownCriteria(criteria), criteria] as const))(
    '%s fits',
    (_, criteria) => {
      expect(whyNot(letter(), criteria)).toEqual([])
    },
  )

  it.each(FAILING.map(([criteria, why]) => [shownCriteria(criteria), criteria, why] as const))(
    '%s does not fit, and it is said why',
    (_, criteria, why) => {
      expect(whyNot(letter(), criteria)).toEqual(why)
    },
  )

  it('say what a mail does not have', () => {
    const bare = letter({ links: [], codes: [], attachments: [], html: null, text: null })
    const all: Criteria = { has: ['link', 'code', 'attachment', 'html', 'text'] }
    expect(whyNot(bare, all)).toEqual(
      ['link', 'code', 'attachment', 'html', 'text'].map((what) => `it has no ${what}`),
    )
    expect(whyNot(bare, { body: 'x' })).toEqual(['it has no text'])
  })

  it('with a pattern that keeps a state fit every time', () => {
    const criteria = { subject: /reset/gi }
    expect([1, 2, 3].map(() => whyNot(letter(), criteria))).toEqual([[], [], []])
  })

  it('are shown in a line', () => {
    expect(shownCriteria({})).toBe('any mail')
    expect(shownCriteria({ subject: undefined, from: 'a' } as object)).toBe('from "a"')
    expect(
      shownCriteria({ subject: /x/i, header: { 'X-A': true, 'X-B': 'b' }, has: 'link', exact: true }),
    ).toBe('subject /x/i, header X-A, header X-B: "b", has link, exact')
  })
})

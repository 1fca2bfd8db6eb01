import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/domain/search/fold.ts'

describe('fold', () => {
  it.each([
    ['Hello', 'hELLO'],
    ['É', 'é'],
    ['e\u0301', 'é'],
    ['ПАРОЛЬ', 'пароль'],
    ['STRASSE', 'straße'],
    ['ẞ', 'ß'],
    ['ΟΔΟΣ', 'οδος'],
    ['İstanbul', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['ＰＡＳＳ', 'pass'],
    ['ﬁle', 'FILE'],
    ['ｶﾞ', 'ガ'],
    ['a\r\n\t b', 'a b'],
    ['a\u00a0b', 'a b'],
    ['a\0b', 'a b'],
    ['\ud800', '\ufffd'],
  ])('makes %j and %j the same', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it.each([
    ['e', 'é'],
    ['и', 'й'],
    ['か', 'が'],
    ['a b', 'ab'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it('makes each gap one space, whatever it consists of', () => {
    const gap = fc.string({
      unit: fc.constantFrom(' ', '\n', '\t', '\0', '\x7f', '\u00a0', '\u200b', '\ufeff'),
      minLength: 1,
    })
    fc.assert(
      fc.property(gap, gap, (one, other) => {
        expect(fold(`${one}a${other}b`)).toBe(' a b')
      }),
    )
  })

  it('folds what is folded to itself, and leaves no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text)
        expect(fold(folded)).toBe(folded)
        expect(folded).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      }),
      { numRuns: 2000 },
    )
  })
})

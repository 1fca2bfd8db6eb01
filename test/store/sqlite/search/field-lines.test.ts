import { describe, expect, it } from 'vitest'
import { fieldHolds, fieldLines, lineStart } from '../../../../src/store/sqlite/search/field-lines.ts'

const LINES = fieldLines([
  { name: 'X-A', value: 'One two' },
  { name: 'B', value: 'x-a: three' },
  { name: 'x-a', value: 'four' },
  { name: 'C', value: '' },
])
const holds = (name: string, text: string): boolean => fieldHolds(LINES, lineStart(name) ?? '', text)

describe('the lines of header fields', () => {
  it('are folded', () => {
    expect(LINES).toBe('\nx-a: one two\nb: x-a: three\nx-a: four\nc: ')
  })

  it.each([
    ['x-a', 'one', true],
    ['X-A ', 'two', true],
    ['x-a', 'four', true],
    ['x-a', 'three', false],
    ['x-a', 'x-a', false],
    ['x-a', 'a: o', false],
    ['b', 'x-a: three', true],
    ['b', 'four', false],
    ['c', 'c', false],
    ['d', 'one', false],
  ])('hold in %j the text %j: %j', (name, text, expected) => {
    expect(holds(name, text)).toBe(expected)
  })

  it('begin with what can be a name', () => {
    expect(lineStart('X-A')).toBe('\nx-a: ')
    expect(['', 'a b', 'a:', 'ä', 'a\nb'].map(lineStart)).toEqual(Array(5).fill(undefined))
  })

  it('are looked through in linear time, however often another field holds the text', () => {
    const other = fieldLines(Array.from({ length: 300 }, () => ({ name: 'B', value: 'ab'.repeat(1_000) })))
    const begun = performance.now()
    expect(fieldHolds(other, '\nx-a: ', 'ab')).toBe(false)
    expect(fieldHolds(`${other}\nx-a: xab`, '\nx-a: ', 'ab')).toBe(true)
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

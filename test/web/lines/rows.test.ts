import { describe, expect, it } from 'vitest'
import { rowAt, rowsOf } from '../../../web/src/lines/rows.ts'

/** The text of each row, with the number of its line where that begins. */
const told = (text: string) =>
  rowsOf(text).rows.map(({ line, first, start, end }) => `${first ? line : '…'} ${text.slice(start, end)}`)

describe('the rows of a text', () => {
  it.each([
    ['a\nb', ['1 a', '2 b']],
    ['a\r\nb\rc\n', ['1 a', '2 b', '3 c']],
    ['\n\na', ['1 ', '2 ', '3 a']],
    ['', []],
  ])('are its lines, whichever way they end: %j', (text, rows) => {
    expect(told(text)).toEqual(rows)
    expect(rowsOf(text).whole).toBe(true)
  })

  it('cut a very long line, and no character in half', () => {
    const text = `${'x'.repeat(999)}😀${'y'.repeat(1500)}\nz`
    const { rows } = rowsOf(text)
    expect(rows.map(({ line, first }) => [line, first])).toEqual([
      [1, true],
      [1, false],
      [1, false],
      [2, true],
    ])
    expect(rows.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replace('\n', ''))
    expect(rows.every(({ start, end }) => text.slice(start, end).isWellFormed())).toBe(true)
  })

  it('are bounded, and say so', () => {
    const { rows, whole } = rowsOf('\n'.repeat(2_000_000))
    expect([rows.length, whole]).toEqual([400_000, false])
  })

  it('are found by a place in the text', () => {
    const text = 'one\ntwo\n\nfour'
    const { rows } = rowsOf(text)
    for (const word of ['one', 'two', 'four']) {
      const row = rows[rowAt(rows, text.indexOf(word))]
      expect(text.slice(row?.start, row?.end)).toBe(word)
    }
  })
})

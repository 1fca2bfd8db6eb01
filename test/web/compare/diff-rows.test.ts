import { describe, expect, it } from 'vitest'
import {
  type DiffRow,
  diffHeaders,
  diffRows,
  type SideLine,
  withoutSame,
} from '../../../web/src/compare/diff-rows.ts'

/** A line with what was changed in braces. */
const side = (line: SideLine | null) =>
  line === null
    ? null
    : `${line.number} ${line.pieces.map(({ text, changed }) => (changed ? `{${text}}` : text)).join('')}`
const told = (rows: readonly DiffRow[] | null) =>
  rows?.map(({ kind, left, right }) => [kind, side(left), side(right)])

describe('two texts beside each other', () => {
  it('have the same lines in the same rows, and their changed words marked', () => {
    expect(told(diffRows('a\nred car\nb\n', 'a\r\nblue car\r\nb\r\nc\r\n'))).toEqual([
      ['same', '1 a', '1 a'],
      ['changed', '2 {red} car', '2 {blue} car'],
      ['same', '3 b', '3 b'],
      ['added', null, '4 {c}'],
    ])
    expect(told(diffRows('a\nb', 'b'))).toEqual([
      ['removed', '1 {a}', null],
      ['same', '2 b', '1 b'],
    ])
  })

  it('have no rows when there is no text', () => {
    expect(diffRows('', '')).toEqual([])
  })

  it('are given up when they are very long and all different', () => {
    const text = (word: string) => Array.from({ length: 20_000 }, (_, line) => `${word} ${line}`).join('\n')
    expect(diffRows(text('a'), text('b'))).toBeNull()
  })

  it('leave out long stretches of the same, and say how long', () => {
    const lines = Array.from({ length: 30 }, (_, line) => String(line))
    const rows =
      diffRows(lines.join('\n'), lines.map((line) => (line === '15' ? 'x' : line)).join('\n')) ?? []
    const shown = withoutSame(rows, 2)
    expect(shown.map((row) => (typeof row === 'number' ? row : row.kind))).toEqual([
      13,
      'same',
      'same',
      'changed',
      'same',
      'same',
      12,
    ])
  })
})

it('two headers have fields of one name beside each other', () => {
  const rows = diffHeaders(
    [
      { name: 'To', value: 'a@x.test' },
      { name: 'Subject', value: 'One' },
      { name: 'Date', value: 'now' },
    ],
    [
      { name: 'To', value: 'a@x.test' },
      { name: 'X-New', value: '1' },
      { name: 'subject', value: 'Two' },
      { name: 'Date', value: 'now' },
    ],
  )
  expect(rows?.map(({ kind }) => kind)).toEqual(['same', 'added', 'changed', 'same'])
  expect(side(rows?.[2]?.left ?? null)).toMatch(/^2 .*\{One\}$/)
  expect(side(rows?.[2]?.right ?? null)).toMatch(/^3 .*\{Two\}$/)
})

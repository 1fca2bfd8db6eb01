import { describe, expect, it } from 'vitest'
import { durationOf } from '../../src/http/durations.ts'

const bounds = { field: 'timeout', most: 300_000 }

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['2m', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    [0.25, 250],
    [30, 30_000],
    [' 5s ', 5_000],
  ])('%j is %d ms', (given, milliseconds) => {
    expect(durationOf(given, bounds)).toBe(milliseconds)
  })

  it.each(['', 's', '5h', '-1', '1e3', '5 s', 'soon', '٣s', -1, Number.NaN])(
    '%j is none, and says what is',
    (given) => {
      expect(() => durationOf(given, bounds)).toThrow(/"timeout" is .* no duration: give 500ms, 30s, 2m/)
    },
  )

  it('has a most', () => {
    expect(() => durationOf('301s', bounds)).toThrow('"timeout" is longer than 300 s')
    expect(durationOf('5m', bounds)).toBe(300_000)
  })
})

import { describe, expect, it } from 'vitest'
import { octets, shortTime } from '../../../web/src/text/amounts.ts'

describe('amounts for people', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [9_949, '9.9 kB'],
    [31_877, '32 kB'],
    [999_400, '999 kB'],
    [999_600, '1.0 MB'],
    [52_428_800, '52 MB'],
  ])('%d octets are %s', (count, text) => {
    expect(octets(count)).toBe(text)
  })

  it('shows the time today, the day this year, else the year too', () => {
    const now = new Date(2026, 5, 15, 12).getTime()
    const shown = [new Date(2026, 5, 15, 9, 5), new Date(2026, 1, 3), new Date(2024, 1, 3)].map((at) =>
      shortTime(at.getTime(), now),
    )
    expect(shown[0]).toMatch(/09?:05|9:05/)
    expect(shown[1]).toMatch(/Feb/)
    expect(shown[1]).not.toMatch(/2026/)
    expect(shown[2]).toMatch(/2024/)
  })
})

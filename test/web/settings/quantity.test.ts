import { describe, expect, it } from 'vitest'
import {
  ageOf,
  ageText,
  countOf,
  octetsOf,
  octetsText,
  UNREADABLE,
} from '../../../web/src/settings/quantity.ts'

describe('limits as they are written', () => {
  it.each([
    [countOf, '5000', 5000],
    [countOf, ' 1 ', 1],
    [countOf, '', null],
    [ageOf, '90s', 90],
    [ageOf, '30m', 1800],
    [ageOf, '12 h', 43_200],
    [ageOf, '7d', 604_800],
    [ageOf, ' ', null],
    [octetsOf, '500', 500],
    [octetsOf, '500 MB', 500_000_000],
    [octetsOf, '2GiB', 2_147_483_648],
    [octetsOf, '2gib', 2_147_483_648],
    [octetsOf, '64kB', 64_000],
    [octetsOf, '', null],
  ])('%o reads %j as %j', (read, text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each([
    [countOf, ['0', '-1', '1.5', '1e3', 'many', '٣', '9007199254740993']],
    [ageOf, ['7', 'd', '0d', '-1d', '7w', '1d 2h', '9007199254740993d']],
    [octetsOf, ['0', '0GB', 'GB', '2 gigs', '1.5GB', '9007199254740993TB']],
  ])('%o takes nothing else', (read, texts) => {
    for (const text of texts) expect(read(text), text).toBe(UNREADABLE)
  })

  it('are written in the largest unit that says them exactly, and read back', () => {
    expect([60, 90, 3600, 86_400, 604_800, 90_061].map(ageText)).toEqual([
      '1m',
      '90s',
      '1h',
      '1d',
      '7d',
      '90061s',
    ])
    expect([500, 1000, 1024, 1_500_000, 2 * 1024 ** 3].map(octetsText)).toEqual([
      '500B',
      '1kB',
      '1KiB',
      '1500kB',
      '2GiB',
    ])
    for (const value of [1, 59, 61, 86_400, 1024, 999_999, 1000 ** 4, Number.MAX_SAFE_INTEGER]) {
      expect(ageOf(ageText(value))).toBe(value)
      expect(octetsOf(octetsText(value))).toBe(value)
    }
    expect([ageText(null), octetsText(null)]).toEqual(['', ''])
  })
})

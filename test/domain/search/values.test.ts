import { describe, expect, it } from 'vitest'
import { readInstant, readSize } from '../../../src/domain/search/values.ts'

const NOW = Date.UTC(2026, 10, 21, 12)

describe('readSize', () => {
  it.each([
    ['0', 0],
    ['500', 500],
    ['10k', 10_240],
    ['10K', 10_240],
    ['1.5M', 1_572_864],
    ['2GB', 2_147_483_648],
    ['3KiB', 3072],
    ['7b', 7],
  ])('reads %j as %d octets', (text, octets) => {
    expect(readSize(text)).toBe(octets)
  })

  it.each(['', 'k', '-1', '1e3', '1,5M', '10 k', '999999999999999G', '0x10', '١٠'])('refuses %j', (text) => {
    expect(readSize(text)).toBeUndefined()
  })
})

describe('readInstant', () => {
  it.each([
    ['2026-11-21', Date.UTC(2026, 10, 21)],
    ['2026/11/21', Date.UTC(2026, 10, 21)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2026-11-21T08:30', Date.UTC(2026, 10, 21, 8, 30)],
    ['2026-11-21t08:30:15.250z', Date.UTC(2026, 10, 21, 8, 30, 15, 250)],
    ['2026-11-21T08:30+02:00', Date.UTC(2026, 10, 21, 6, 30)],
    ['30s', NOW - 30_000],
    ['30m', NOW - 1_800_000],
    ['7d', NOW - 604_800_000],
    ['2w', NOW - 1_209_600_000],
  ])('reads %j', (text, at) => {
    expect(readInstant(text, NOW)).toBe(at)
  })

  it.each([
    '',
    'today',
    '2026-13-01',
    '2026-02-30',
    '2026-11',
    '2026-11-21T25:00',
    '2026-02-30T10:00Z',
    '1',
    '1x',
    '-1h',
  ])('refuses %j', (text) => {
    expect(readInstant(text, NOW)).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import { durationText, sizeText } from '../../src/cli/quantities.ts'

it.each([
  [52_428_800, '50 MiB'],
  [1024, '1 KiB'],
  [2 * 1024 ** 3, '2 GiB'],
  [10_000_001, '10000001 octets'],
  [10_000_000, '10 MB'],
  [500_000, '500 kB'],
])('%i octets are %s', (octets, text) => {
  expect(sizeText(octets)).toBe(text)
})

it.each([
  [604_800_000, '7 days'],
  [86_400_000, '1 day'],
  [5_400_000, '90 minutes'],
  [1500, '1500 milliseconds'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text)
})

import { expect, it } from 'vitest'
import { secondsOf, timeToLive } from '../../src/http/time-to-live.ts'

it.each([
  ['1s', 1, '1s'],
  ['90s', 90, '90s'],
  ['60s', 60, '1m'],
  ['90m', 5_400, '90m'],
  ['24h', 86_400, '1d'],
  ['7d', 604_800, '7d'],
  ['999999d', 86_399_913_600, '999999d'],
])('%s is %i seconds, told as %s', (text, seconds, told) => {
  expect(secondsOf(text)).toBe(seconds)
  expect(timeToLive(seconds)).toBe(told)
})

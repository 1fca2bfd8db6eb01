import { describe, expect, it } from 'vitest'
import { HttpError } from '../../src/http/errors.ts'
import { rangeOf } from '../../src/http/range.ts'

describe('a range of 10 octets', () => {
  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=2-5', 2, 6],
    ['bytes=5-', 5, 10],
    ['bytes=-1', 9, 10],
    ['bytes=-99', 0, 10],
    ['bytes=8-99', 8, 10],
    ['BYTES=0-1', 0, 2],
  ])('%s is octets %i up to %i', (header, start, end) => {
    expect(rangeOf(header, 10)).toEqual({ start, end })
  })

  it.each([
    undefined,
    '',
    'bytes=9-1',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'lines=1-2',
    'bytes=0-1,3-4',
    `bytes=${'0-0,'.repeat(10_000)}1-1`,
  ])('H35 %s is the whole', (header) => {
    expect(rangeOf(header, 10)).toBeUndefined()
  })

  it.each(['bytes=10-', 'bytes=-0', 'bytes=99-100'])('H35 %s is not there', (header) => {
    expect(() => rangeOf(header, 10)).toThrow(HttpError)
  })
})

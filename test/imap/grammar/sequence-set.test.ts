import { describe, expect, it } from 'vitest'
import { mergedRanges, type SetRange } from '../../../src/imap/grammar/sequence-set.ts'
import { meaningOf, REV1 } from './readers.ts'

const MERGED: readonly (readonly [
  set: string,
  highest: number,
  ranges: readonly (readonly [number, number])[],
])[] = [
  ['1', 3, [[1, 1]]],
  ['5:*', 3, [[3, 5]]],
  ['*:*', 3, [[3, 3]]],
  [
    '4:2,3,9,5',
    9,
    [
      [2, 5],
      [9, 9],
    ],
  ],
  ['1,1,1', 3, [[1, 1]]],
  ['1:4294967295', 3, [[1, 4294967295]]],
  [
    '*,1',
    7,
    [
      [1, 1],
      [7, 7],
    ],
  ],
  ['2:9,3:4', 9, [[2, 9]]],
]

describe('the ranges of a set', () => {
  it.each(MERGED)(
    '%s with %i as the highest are sorted and merged, and never expanded (I12)',
    (said, highest, ranges) => {
      expect(mergedRanges(setOf(said), highest)).toEqual(ranges)
    },
  )

  it('of 30,000 numbers are as many, in no time', () => {
    const said = Array.from({ length: 30_000 }, (_, at) => 60_000 - 2 * at).join(',')
    expect(mergedRanges(setOf(said), 1)).toHaveLength(30_000)
  })
})

function setOf(said: string): readonly SetRange[] {
  return meaningOf(`UID EXPUNGE ${said}`, REV1, 512) as readonly SetRange[]
}

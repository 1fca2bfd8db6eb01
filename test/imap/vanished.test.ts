import { describe, expect, it } from 'vitest'
import type { NumberRange } from '../../src/imap/grammar/sequence-set.ts'
import { absent, among } from '../../src/imap/vanished.ts'

const ALL: readonly NumberRange[] = [[1, 4_294_967_295]]

describe('UIDs that are no more (RFC 7162 §3.2.6)', () => {
  it('are those that left, as far as they were asked for and are not known', () => {
    const left = [3, 4, 5, 9, 11, 12, 40]
    expect(among(ALL, left, new Set())).toEqual([
      [3, 5],
      [9, 9],
      [11, 12],
      [40, 40],
    ])
    expect(
      among(
        [
          [4, 9],
          [12, 30],
        ],
        left,
        new Set([5]),
      ),
    ).toEqual([
      [4, 4],
      [9, 9],
      [12, 12],
    ])
    expect(among([], left, new Set())).toEqual([])
  })

  it('are all without a message, when nobody knows any more what left', () => {
    expect(absent([[1, 10]], new Set([4, 1, 20, 10]))).toEqual([
      [2, 3],
      [5, 9],
    ])
    expect(
      absent(
        [
          [2, 4],
          [8, 9],
          [11, 15],
        ],
        new Set([1, 3, 5, 8, 9, 13]),
      ),
    ).toEqual([
      [2, 2],
      [4, 4],
      [11, 12],
      [14, 15],
    ])
    expect(absent(ALL, new Set())).toEqual(ALL)
    expect(absent([], new Set([1]))).toEqual([])
  })

  it('I12: take as long as there are messages, not UIDs', () => {
    const present = new Set(Array.from({ length: 1_000 }, (_, at) => (at + 1) * 4_000_000))
    expect(absent(ALL, present)).toHaveLength(1_001)
  })
})

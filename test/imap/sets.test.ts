import { describe, expect, it } from 'vitest'
import { Cursor } from '../../src/imap/grammar/cursor.ts'
import { GrammarError } from '../../src/imap/grammar/grammar-error.ts'
import { readSequenceSet } from '../../src/imap/grammar/sequence-set.ts'
import { rangesOf, rowsOf } from '../../src/imap/sets.ts'
import { View } from '../../src/imap/view.ts'
import { placementsOf } from './placements.ts'

interface Box {
  readonly uids: readonly number[]
  readonly saved?: readonly number[]
  readonly gone?: readonly number[]
}

function selectedOf({ uids, saved = [], gone = [] }: Box) {
  const view = new View(placementsOf(uids.map((uid) => ({ uid }))))
  view.apply({ changed: placementsOf([]), expunged: Uint32Array.from(gone) })
  return { view, saved }
}

const setOf = (text: string) =>
  readSequenceSet(new Cursor([{ text: Buffer.from(text) }], { rev2: false, utf8Accept: false }))

const THREE: Box = { uids: [5, 7, 9] }

function uidsOf(box: Box, set: string, uid: boolean): number[] {
  return Array.from(rowsOf(selectedOf(box), setOf(set), uid), ({ row }) => row.uid)
}

describe('the messages of a set', () => {
  it.each([
    ['1', [5]],
    ['*', [9]],
    ['*:*', [9]],
    ['2:*', [7, 9]],
    ['*:2', [7, 9]],
    ['5:*', [9]],
    ['3:1', [5, 7, 9]],
    ['2,1,2:3,1', [5, 7, 9]],
    ['1:4294967295', [5, 7, 9]],
    ['4294967295:1', [5, 7, 9]],
  ])('pitfall 14, I12: by number, %s of three', (set, expected) => {
    expect(uidsOf(THREE, set, false)).toEqual(expected)
  })

  it.each(['4', '4:5', '1,4', '3,4', '4294967295'])('pitfall 14: %s of three is wrong', (set) => {
    expect(() => rowsOf(selectedOf(THREE), setOf(set), false)).toThrow(GrammarError)
  })

  it.each(['1', '*', '1:*'])('pitfall 14: by number, %s of none is wrong', (set) => {
    expect(() => rowsOf(selectedOf({ uids: [] }), setOf(set), false)).toThrow('no messages')
  })

  it.each([
    ['7', [7]],
    ['*', [9]],
    ['8', []],
    ['6:8', [7]],
    ['20:*', [9]],
    ['1:4294967295', [5, 7, 9]],
    ['9,5,1:5', [5, 9]],
  ])('pitfall 14: by UID, %s', (set, expected) => {
    expect(uidsOf(THREE, set, true)).toEqual(expected)
  })

  it('by UID, an empty mailbox has none', () => {
    expect(uidsOf({ uids: [] }, '1:*', true)).toEqual([])
  })

  it('I12: takes a hundred thousand ranges of one number for one', () => {
    expect(uidsOf(THREE, Array(100_000).fill('1').join(','), false)).toEqual([5])
  })

  it.each([true, false])('takes $ for what was saved and is there (UID %s)', (uid) => {
    const box = { ...THREE, saved: [5, 6, 9], gone: [9] }
    expect(uidsOf(box, '$', uid)).toEqual([5])
    expect(uidsOf({ uids: [], saved: [3] }, '$', uid)).toEqual([])
  })

  it('pitfall 4: keeps by number what is gone, and passes over it by UID', () => {
    const box = { ...THREE, gone: [7] }
    expect(uidsOf(box, '1:*', false)).toEqual([5, 7, 9])
    expect(uidsOf(box, '1:*', true)).toEqual([5, 9])
  })

  it('tells ranges without expanding them', () => {
    const selected = selectedOf({ uids: [5, 7, 9], saved: [7, 8, 9] })
    expect(rangesOf(selected, setOf('1:4294967295'), true)).toEqual([[1, 4_294_967_295]])
    expect(rangesOf(selected, setOf('3,1:2'), false)).toEqual([[1, 3]])
    expect(rangesOf(selected, '$', true)).toEqual([[7, 9]])
    expect(rangesOf(selected, '$', false)).toEqual([[2, 3]])
  })
})

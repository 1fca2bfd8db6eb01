import { describe, expect, it } from 'vitest'
import { View } from '../../src/imap/view.ts'
import type { Changes } from '../../src/store/mailboxes.ts'
import { placementsOf, type Some } from './placements.ts'

function changes(
  changed: readonly Some[],
  expunged: readonly number[] | null = [],
  highestModseq = 11,
): Changes {
  return {
    changed: placementsOf(changed, highestModseq),
    expunged: expunged && Uint32Array.from(expunged),
  }
}

const view = (...uids: number[]) => new View(placementsOf(uids.map((uid) => ({ uid }))))
const uidsOf = (one: View) => Array.from({ length: one.count }, (_, at) => one.at(at + 1)?.uid)
const NOTHING = { expunged: [], vanished: [], exists: undefined, arrived: [], changed: [] }
const arrived = (...messages: [number: number, uid: number][]) =>
  messages.map(([number, uid]) => ({ number, row: expect.objectContaining({ uid }) }))

describe('a view of a mailbox', () => {
  it('numbers messages by UID', () => {
    const one = view(3, 7, 9)
    expect([one.count, one.highestUid, one.numberOf(7), one.numberOf(8), one.at(3)?.uid]).toEqual([
      3,
      9,
      2,
      undefined,
      9,
    ])
    expect([...one.byNumber([[2, 99]])].map(({ row }) => row.uid)).toEqual([7, 9])
    expect(
      [
        ...one.byUid([
          [4, 8],
          [9, 4_294_967_295],
        ]),
      ].map(({ number }) => number),
    ).toEqual([2, 3])
    expect([...one.byUid([[10, 20]])]).toEqual([])
    expect(view().highestUid).toBe(0)
  })

  it('keeps the numbers of what others expunge until the client may be told', () => {
    const one = view(1, 2, 3, 4)
    one.apply(changes([], [1, 3]))
    expect(one.take({ expunge: false })).toEqual(NOTHING)
    expect([one.count, one.at(1)?.uid, one.isGone(1), one.isGone(2)]).toEqual([4, 1, true, false])
    expect(one.take({ expunge: true })).toEqual({ ...NOTHING, expunged: [1, 2], vanished: [1, 3] })
    expect(uidsOf(one)).toEqual([2, 4])
  })

  it('never shrinks EXISTS: what came is added to what is gone and not told', () => {
    const one = view(1, 2)
    one.apply(changes([{ uid: 3 }], [1]))
    expect(one.count).toBe(2)
    expect(one.take({ expunge: false })).toEqual({ ...NOTHING, exists: 3, arrived: arrived([3, 3]) })
    expect(one.take({ expunge: true })).toEqual({ ...NOTHING, expunged: [1], vanished: [1] })
    expect(uidsOf(one)).toEqual([2, 3])
  })

  it('tells of expunges, then of what came, then of flags, in one go', () => {
    const one = view(1, 2, 3)
    one.apply(changes([{ uid: 2, flags: 1 }, { uid: 5 }, { uid: 6 }], [1]))
    const { changed, ...rest } = one.take({ expunge: true })
    expect(rest).toEqual({ expunged: [1], vanished: [1], exists: 4, arrived: arrived([3, 5], [4, 6]) })
    expect(changed).toEqual([{ number: 1, row: expect.objectContaining({ uid: 2, flags: 1 }) }])
    expect(one.take({ expunge: true })).toEqual(NOTHING)
  })

  it('says nothing of a message that came and went unseen, or whose flags did not change', () => {
    const one = view(1)
    one.apply(changes([{ uid: 2 }]))
    one.apply(changes([{ uid: 1, modseq: 12 }], [2]))
    expect(one.take({ expunge: true })).toEqual(NOTHING)
    expect(one.at(1)?.modseq).toBe(12)
  })

  it('does not tell the client of its own STORE, and of a later one of others it does', () => {
    const one = view(1)
    one.stored([{ uid: 1, flags: 1, keywords: ['$Junk'], modseq: 12 }])
    one.apply(changes([{ uid: 1, flags: 1, keywords: ['$Junk'], modseq: 12 }]))
    expect(one.take({ expunge: true })).toEqual(NOTHING)
    one.apply(changes([{ uid: 1, flags: 1, keywords: [], modseq: 13 }]))
    expect(one.take({ expunge: false }).changed).toHaveLength(1)
  })

  it('says nothing of the flags of what is gone', () => {
    const one = view(1, 2)
    one.apply(changes([{ uid: 1, flags: 4 }], [1]))
    expect(one.take({ expunge: false })).toEqual(NOTHING)
  })

  it('finds out by the whole mailbox what left, where that is no longer known', () => {
    const one = view(1, 2, 3)
    one.replace(placementsOf([{ uid: 2, flags: 1 }, { uid: 9 }], 50))
    expect(one.modseq).toBe(50)
    const { changed, ...rest } = one.take({ expunge: true })
    expect(rest).toEqual({ expunged: [1, 2], vanished: [1, 3], exists: 2, arrived: arrived([2, 9]) })
    expect(changed.map(({ row }) => row.uid)).toEqual([2])
  })

  it('knows up to where it has seen the store', () => {
    const one = view(1)
    expect(one.modseq).toBe(10)
    one.apply(changes([], [], 42))
    one.apply(changes([], [], 41))
    expect(one.modseq).toBe(42)
  })

  it('of two hundred thousand messages changes in one go', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => at + 1)
    const one = view(...many.slice(0, 100_000))
    one.apply(
      changes(
        many.slice(100_000).map((uid) => ({ uid })),
        many.slice(0, 50_000),
      ),
    )
    const { expunged, exists } = one.take({ expunge: true })
    expect([expunged.length, new Set(expunged).size, exists, one.at(1)?.uid]).toEqual([
      50_000, 1, 150_000, 50_001,
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { FLAG } from '../../../src/domain/flags.ts'
import { Cursor } from '../../../src/imap/grammar/cursor.ts'
import { readSearch } from '../../../src/imap/grammar/search.ts'
import type { SearchKey } from '../../../src/imap/grammar/search-key.ts'
import { type Moment, rowTest } from '../../../src/imap/search/row-keys.ts'
import { View } from '../../../src/imap/view.ts'
import { placementsOf, type Some } from '../placements.ts'

const keyOf = (text: string): SearchKey =>
  readSearch(new Cursor([{ text: Buffer.from(` ${text}`) }], { rev2: false, utf8Accept: false })).program

const NOON = Date.UTC(2026, 1, 1, 12)

function momentOf(rows: readonly Some[], { saved = [] as number[], recent = [] as number[] } = {}): Moment {
  const isRecent = (uid: number): boolean => recent.includes(uid)
  return { selected: { view: new View(placementsOf(rows)), isRecent }, saved: new Set(saved), now: NOON }
}

/** The UIDs of the rows that the key holds of. */
function uidsOf(text: string, rows: readonly Some[], known: Parameters<typeof momentOf>[1] = {}): number[] {
  const moment = momentOf(rows, known)
  const test = rowTest(keyOf(text), moment)
  if (test === undefined) throw new Error(`${text} is not for rows`)
  const view = moment.selected.view
  return [...view.byNumber([[1, view.count]])].filter(({ row }) => test(row)).map(({ row }) => row.uid)
}

const FOUR: readonly Some[] = [{ uid: 2 }, { uid: 3 }, { uid: 5 }, { uid: 8 }]

describe('keys that the view answers', () => {
  it.each([
    ['ALL', [2, 3, 5, 8]],
    ['SAVEDATESUPPORTED', [2, 3, 5, 8]],
    ['2', [3]],
    ['*', [8]],
    ['*:3', [5, 8]],
    ['9:*', [8]],
    ['4:2', [3, 5, 8]],
    ['1,4,3:4', [2, 5, 8]],
    ['5:9', []],
    ['UID 2', [2]],
    ['UID 4:*', [5, 8]],
    ['UID *', [8]],
    ['UID 9:*', [8]],
    ['UID 9', []],
    ['UID 3:4294967295', [3, 5, 8]],
    ['UID 1,3:4,8', [3, 8]],
    ['$', [3, 8]],
    ['UID $', [3, 8]],
  ])('pitfall 14: %s', (text, uids) => {
    expect(uidsOf(text, FOUR, { saved: [3, 4, 8] })).toEqual(uids)
  })

  it.each(['*', '1:*', 'UID *', 'UID 1:*', '$'])('pitfall 14: %s of an empty mailbox', (text) => {
    expect(uidsOf(text, [])).toEqual([])
  })

  it('a set means the same messages when others came or went; what comes is within a range up to *', () => {
    const moment = momentOf(FOUR)
    const tests = ['2:*', 'UID 3:*', 'UID 3:5'].map((text) => rowTest(keyOf(text), moment))
    moment.selected.view.apply({ changed: placementsOf([{ uid: 9 }]), expunged: Uint32Array.of(3) })
    moment.selected.view.take({ expunge: true })
    const rows = [...moment.selected.view.byNumber([[1, 4]])].map(({ row }) => row)
    const found = tests.map((test) => rows.filter((row) => test?.(row)).map(({ uid }) => uid))
    expect(found).toEqual([[5, 8], [5, 8, 9], [5]])
  })

  it.each([
    ['SEEN', [2]],
    ['UNSEEN', [3, 5, 8]],
    ['DRAFT', [3]],
    ['KEYWORD $junk', [5]],
    ['UNKEYWORD $JUNK', [2, 3, 8]],
    ['RECENT', [3, 8]],
    ['OLD', [2, 5]],
  ])('pitfall 20: %s', (text, uids) => {
    const rows: Some[] = [
      { uid: 2, flags: FLAG.seen | FLAG.flagged },
      { uid: 3, flags: FLAG.draft },
      { uid: 5, keywords: ['a', '$Junk'] },
      { uid: 8 },
    ]
    expect(uidsOf(text, rows, { recent: [3, 8] })).toEqual(uids)
  })

  it.each([
    ['ON 31-Jan-2026', [1, 4]],
    ['BEFORE 1-Feb-2026', [1, 4]],
    ['SINCE 1-Feb-2026', [2, 3]],
    ['BEFORE 1-Jan-1970', []],
    ['SAVEDON 1-Feb-2026', [2]],
    ['SAVEDBEFORE 2-Feb-2026', [1, 2, 4]],
    ['SAVEDSINCE 2-Feb-2026', [3]],
    ['LARGER 10', [3]],
    ['SMALLER 10', [1]],
    ['EMAILID ab', [4]],
    ['MODSEQ 7', [3, 4]],
    ['MODSEQ "/flags/\\\\Seen" all 8', [4]],
  ])('pitfall 20: %s, whatever the time of day', (text, uids) => {
    const midnight = Date.UTC(2026, 1, 1)
    const rows: Some[] = [
      { uid: 1, date: midnight - 1, size: 9 },
      { uid: 2, date: midnight - 1, zone: 1, size: 10, savedAt: midnight },
      { uid: 3, date: midnight, size: 11, savedAt: midnight + 86_400_000, modseq: 7 },
      { uid: 4, date: midnight, zone: -1, size: 10, modseq: 8, id: 'ab' },
    ]
    expect(uidsOf(text, rows)).toEqual(uids)
  })

  it.each([
    ['OLDER 60', [1, 2]],
    ['YOUNGER 60', [2, 3]],
  ])('%s: to the second, and the moment itself is both (RFC 5032 §2)', (text, uids) => {
    const rows: Some[] = [-61_000, -59_500, -58_999].map((ago, at) => ({ uid: at + 1, date: NOON + ago }))
    expect(uidsOf(text, rows)).toEqual(uids)
  })

  it.each(['SUBJECT a', 'SENTON 1-Feb-2026', 'THREADID a', 'NOT ALL'])('%s is for others', (text) => {
    expect(rowTest(keyOf(text), momentOf(FOUR))).toBeUndefined()
  })
})

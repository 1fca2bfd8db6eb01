import { describe, expect, it } from 'vitest'
import { chosenRows } from '../../../src/imap/fetch/chosen.ts'
import { chunksOf } from '../../../src/imap/fetch/chunks.ts'
import { Cursor } from '../../../src/imap/grammar/cursor.ts'
import { readFetch } from '../../../src/imap/grammar/fetch.ts'
import { View } from '../../../src/imap/view.ts'
import { placementsOf } from '../placements.ts'

const rows = [10, 20, 30, 40, 50].map((uid) => ({ uid, modseq: 60 - uid }))
const selected = { view: new View(placementsOf(rows)), saved: [20, 25, 40] }

function uids(said: string): number[] {
  const cursor = new Cursor([{ text: Buffer.from(` ${said}`) }], { rev2: false, utf8Accept: false })
  return Array.from(chosenRows(selected, readFetch(cursor, true), true), ({ row }) => row.uid)
}

describe('the messages that a FETCH is about', () => {
  it.each([
    ['1:* UID', [10, 20, 30, 40, 50]],
    ['$ UID', [20, 40]],
    ['1:* UID (PARTIAL 1:2)', [10, 20]],
    ['1:* UID (PARTIAL 2:1)', [10, 20]],
    ['1:* UID (PARTIAL -1:-2)', [40, 50]],
    ['1:* UID (PARTIAL -4:-3)', [20, 30]],
    ['1:* UID (PARTIAL -4:-9)', [10, 20]],
    ['1:* UID (PARTIAL 5:4294967295)', [50]],
    ['1:* UID (PARTIAL 6:9)', []],
    ['1:* UID (PARTIAL -6:-9)', []],
    ['1:* UID (CHANGEDSINCE 30)', [10, 20]],
    // Only of the last three (RFC 9394 §3.4).
    ['1:* UID (PARTIAL -1:-3 CHANGEDSINCE 19)', [30, 40]],
  ])('%s', (said, expected) => {
    expect(uids(said)).toEqual(expected)
  })
})

describe('messages a chunk at a time', () => {
  const sized = [5, 5, 20, 1, 1, 1].map((size, at) => ({ number: at + 1, row: { size } as never }))
  const numbers = (size: Parameters<typeof chunksOf>[1]) =>
    [...chunksOf(sized, size)].map((chunk) => chunk.map(({ number }) => number))

  it('are no more than so many', () => {
    expect(numbers({ messages: 4, octets: 1000 })).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ])
  })

  it('end with the one that makes them too large', () => {
    expect(numbers({ messages: 10, octets: 20 })).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
    expect(numbers({ messages: 2, octets: 5 })).toEqual([[1], [2], [3], [4, 5], [6]])
  })

  it('are none when there are none', () => {
    expect([...chunksOf([], { messages: 2, octets: 5 })]).toEqual([])
  })
})

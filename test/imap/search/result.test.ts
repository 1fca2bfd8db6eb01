import { describe, expect, it } from 'vitest'
import type { SearchReturn } from '../../../src/imap/grammar/search.ts'
import { formatNumbers, formatResult, meantRows, resultsOf } from '../../../src/imap/search/result.ts'
import { View } from '../../../src/imap/view.ts'
import { placementsOf } from '../placements.ts'

/** UIDs 10 to 15, with modseqs that rise and fall. */
const view = new View(placementsOf([3, 9, 5, 7, 2, 4].map((modseq, at) => ({ uid: at + 10, modseq }))))
const ROWS = [...view.byNumber([[1, view.count]])].map(({ row }) => row)

const told = (returning: SearchReturn, rows = ROWS) =>
  formatResult({ rows, nameOf: ({ uid }) => uid, modseq: true }, returning, { tag: 't', uid: true })?.replace(
    'ESEARCH (TAG "t") UID',
    '',
  )

describe('what a search tells and saves', () => {
  it.each<[SearchReturn, string | undefined, number[]]>([
    [{ all: true }, ' ALL 10:15 MODSEQ 9', [10, 11, 12, 13, 14, 15]],
    [{ min: true }, ' MIN 10 MODSEQ 3', [10]],
    [{ max: true }, ' MAX 15 MODSEQ 4', [15]],
    [{ min: true, max: true }, ' MIN 10 MAX 15 MODSEQ 4', [10, 15]],
    [{ min: true, count: true }, ' MIN 10 COUNT 6 MODSEQ 9', [10, 11, 12, 13, 14, 15]],
    [{ max: true, all: true }, ' MAX 15 ALL 10:15 MODSEQ 9', [10, 11, 12, 13, 14, 15]],
    [{ partial: { from: 4, to: 3 } }, ' PARTIAL (3:4 12:13) MODSEQ 7', [12, 13]],
    [{ partial: { from: -1, to: -2 } }, ' PARTIAL (-1:-2 14:15) MODSEQ 4', [14, 15]],
    [{ partial: { from: -9, to: -6 } }, ' PARTIAL (-6:-9 10) MODSEQ 3', [10]],
    [{ partial: { from: 7, to: 9 } }, ' PARTIAL (7:9 NIL)', []],
    [{ partial: { from: 3, to: 3 }, min: true }, ' MIN 10 PARTIAL (3:3 12) MODSEQ 5', [10, 12]],
    [{ partial: { from: 6, to: 6 }, max: true }, ' MAX 15 PARTIAL (6:6 15) MODSEQ 4', [15]],
    [
      { partial: { from: 3, to: 3 }, count: true },
      ' COUNT 6 PARTIAL (3:3 12) MODSEQ 9',
      [10, 11, 12, 13, 14, 15],
    ],
    [{ save: true }, undefined, [10, 11, 12, 13, 14, 15]],
    [{ save: true, context: true }, undefined, [10, 11, 12, 13, 14, 15]],
  ])('%j (RFC 4731 §3.2, RFC 9394 §3.2)', (returning, response, saved) => {
    expect(told(returning)).toBe(response)
    expect(meantRows(ROWS, returning).map(({ uid }) => uid)).toEqual(saved)
  })

  it.each<[SearchReturn, string]>([
    [{ min: true, max: true, all: true, count: true }, ' COUNT 0'],
    [{ partial: { from: 1, to: 2 } }, ' PARTIAL (1:2 NIL)'],
    [{ all: true, save: true }, ''],
  ])('%j of nothing', (returning, response) => {
    expect(told(returning, [])).toBe(response)
    expect(meantRows([], returning)).toEqual([])
  })

  it('ALL is meant where no result is named', () => {
    expect(resultsOf({})).toEqual({ all: true })
    expect(resultsOf({ context: true })).toEqual({ context: true, all: true })
    for (const returning of [{ save: true }, { count: true }, { update: true }] as const)
      expect(resultsOf(returning)).toEqual(returning)
  })

  it('SORT keeps its order, in ranges that rise only (RFC 5267 §3.2)', () => {
    const sorted = [4, 5, 3, 2, 1, 0].flatMap((at) => ROWS[at] ?? [])
    expect(told({ min: true, max: true, all: true }, sorted)).toBe(
      ' MIN 14 MAX 10 ALL 14:15,13,12,11,10 MODSEQ 9',
    )
    expect(meantRows(sorted, { min: true }).map(({ uid }) => uid)).toEqual([14])
  })

  it('pitfall 8: there is no space too much', () => {
    const result = { nameOf: ({ uid }: { uid: number }) => uid, modseq: true }
    expect(formatNumbers('SEARCH', { ...result, rows: [] })).toBe('SEARCH')
    expect(formatNumbers('SORT', { ...result, rows: ROWS.slice(0, 2) })).toBe('SORT 10 11 (MODSEQ 9)')
    expect(formatNumbers('SEARCH', { ...result, rows: ROWS.slice(0, 1), modseq: false })).toBe('SEARCH 10')
  })
})

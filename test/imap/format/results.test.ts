import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDateTime } from '../../../src/imap/format/dates.ts'
import { formatEsearch, type SearchAnswer } from '../../../src/imap/format/esearch.ts'
import { formatBinarySection, formatSection } from '../../../src/imap/format/section.ts'
import { formatRanges, formatSet } from '../../../src/imap/format/sequence-set.ts'
import { formatThreads, type Thread } from '../../../src/imap/format/threads.ts'
import { meaningOf } from '../grammar/readers.ts'

describe('INTERNALDATE', () => {
  it.each([
    ['1996-07-17T09:44:25Z', -420, '"17-Jul-1996 02:44:25 -0700"'],
    ['2026-01-01T00:00:00Z', 0, '" 1-Jan-2026 00:00:00 +0000"'],
    ['2025-12-31T23:30:00Z', 60, '" 1-Jan-2026 00:30:00 +0100"'],
    ['2026-03-01T00:00:00Z', -210, '"28-Feb-2026 20:30:00 -0330"'],
    ['2026-03-01T00:00:00Z', 345, '" 1-Mar-2026 05:45:00 +0545"'],
  ])('%s at %i minutes is %s, and is read back', (at, zone, written) => {
    expect(formatDateTime({ at: new Date(at), zone })).toBe(written)
    const read = meaningOf(`APPEND a ${written} {1}\r\nx`)
    expect(read).toMatchObject({ messages: [{ date: { at: new Date(at), zone } }] })
  })
})

describe('a set', () => {
  it.each([
    [[], ''],
    [[1], '1'],
    [[1, 2, 3, 5], '1:3,5'],
    [[4294967295], '4294967295'],
    [[2, 3, 7, 8, 10], '2:3,7:8,10'],
    [[5, 3, 4, 2, 1], '5,3:4,2,1'],
  ])('of %j is %s', (numbers, written) => {
    expect(formatSet(numbers)).toBe(written)
  })

  it('is written from ranges too', () => {
    expect(
      formatRanges([
        [1, 3],
        [5, 5],
      ]),
    ).toBe('1:3,5')
  })

  it('has every number in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }), (numbers) => {
        expect(expanded(formatSet(numbers))).toEqual(numbers)
      }),
      { seed: 1, numRuns: 1_000 },
    )
  })
})

const ANSWERS: readonly (readonly [answer: Omit<SearchAnswer, 'tag'>, written: string])[] = [
  [{ uid: false }, 'ESEARCH (TAG "a1")'],
  [{ uid: true, all: [] }, 'ESEARCH (TAG "a1") UID'],
  [{ uid: false, min: 2, max: 9, count: 3 }, 'ESEARCH (TAG "a1") MIN 2 MAX 9 COUNT 3'],
  [{ uid: true, count: 0 }, 'ESEARCH (TAG "a1") UID COUNT 0'],
  [{ uid: true, all: [1, 2, 5], modSequence: 9 }, 'ESEARCH (TAG "a1") UID ALL 1:2,5 MODSEQ 9'],
  [
    { uid: true, partial: { range: { from: -1, to: -100 }, found: [7, 8] } },
    'ESEARCH (TAG "a1") UID PARTIAL (-1:-100 7:8)',
  ],
  [
    { uid: false, partial: { range: { from: 500, to: 400 }, found: [] } },
    'ESEARCH (TAG "a1") PARTIAL (500:400 NIL)',
  ],
  [
    {
      uid: true,
      addTo: [
        { position: 0, numbers: [3, 4] },
        { position: 1, numbers: [9] },
      ],
    },
    'ESEARCH (TAG "a1") UID ADDTO (0 3:4 1 9)',
  ],
  [
    { uid: true, removeFrom: [{ position: 2, numbers: [4] }], addTo: [] },
    'ESEARCH (TAG "a1") UID REMOVEFROM (2 4)',
  ],
]

describe('ESEARCH', () => {
  it.each(ANSWERS)('of %j is %s', (answer, written) => {
    expect(formatEsearch({ tag: 'a1', ...answer })).toBe(written)
  })
})

describe('the name of a section', () => {
  it.each([
    ['BODY[]', undefined],
    ['BODY[]', 0],
    ['BODY[1.2]', 7],
    ['BODY[HEADER]', undefined],
    ['BODY[1.MIME]', undefined],
    ['BODY[HEADER.FIELDS (to X-Y)]', 0],
    ['BODY[3.HEADER.FIELDS.NOT ("a)b" "c\\"d" "x]")]', undefined],
    ['BODY[HEADER.FIELDS ({2}\r\na\r)]', undefined],
  ])('%j from %s on echoes what was asked (I21)', (name, offset) => {
    const { items } = meaningOf(`FETCH 1 ${name}`) as {
      items: [{ section: Parameters<typeof formatSection>[0] }]
    }
    const origin = offset === undefined ? '' : `<${offset}>`
    expect(formatSection(items[0].section, offset, false)).toBe(name + origin)
  })

  it('of decoded octets has a name of its own', () => {
    expect(formatBinarySection({ part: [1, 2], text: 'whole' }, 5, false)).toBe('BINARY[1.2]<5>')
    expect(formatBinarySection({ part: [], text: 'whole' }, undefined, false)).toBe('BINARY[]')
  })
})

function thread(number: number | null, ...answers: Thread[]): Thread {
  return { number, answers }
}

describe('THREAD', () => {
  it.each([
    [[], ''],
    [[thread(2)], '(2)'],
    [[thread(1), thread(2, thread(3))], '(1)(2 3)'],
    // RFC 5256 §4
    [
      [thread(2), thread(3, thread(6, thread(4, thread(23)), thread(44, thread(7, thread(96)))))],
      '(2)(3 6 (4 23)(44 7 96))',
    ],
    [[thread(null, thread(3), thread(5))], '((3)(5))'],
    [[thread(null, thread(3))], '(3)'],
  ])('of %j is %s', (threads, written) => {
    expect(formatThreads(threads)).toBe(written)
  })

  it('of 50,000 answers, each to the last, or all to one, neither recurses nor takes long', () => {
    let chain = thread(50_000)
    let comb = thread(50_000)
    for (let number = 49_999; number > 0; number--) {
      chain = thread(number, chain)
      comb = thread(number, comb, thread(number))
    }
    expect(formatThreads([chain])).toHaveLength(
      '1 '.length * 9 + 3 * 90 + 4 * 900 + 5 * 9_000 + 6 * 40_001 + 1,
    )
    expect(formatThreads([comb])).toContain('(50000)')
    const star = thread(1, ...Array.from({ length: 50_000 }, () => thread(2)))
    expect(formatThreads([star])).toMatch(/^\(1 (\(2\))+\)$/)
  })
})

function expanded(set: string): number[] {
  if (set === '') return []
  return set.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split(':').map(Number)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

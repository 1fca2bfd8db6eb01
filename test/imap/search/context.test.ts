import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SortCriterion } from '../../../src/imap/grammar/sort.ts'
import type { Output } from '../../../src/imap/output.ts'
import { SearchContext } from '../../../src/imap/search/context.ts'
import { comparisonBy, sortedRows } from '../../../src/imap/search/sort.ts'
import type { SearchSources } from '../../../src/imap/search/sources.ts'
import { type Row, View } from '../../../src/imap/view.ts'
import { placementsOf } from '../placements.ts'

const SOURCES = { pause: async () => undefined } as unknown as SearchSources

/** What a client makes of ADDTO and REMOVEFROM (RFC 5267 §4.3.2). */
class Client {
  results: number[]

  constructor(results: number[]) {
    this.results = results
  }

  readonly out = {
    untagged: (response: string) => this.#hear(response),
    ready: async () => undefined,
  } as unknown as Output

  #hear(response: string): void {
    const [, what, pairs = ''] = /^ESEARCH \(TAG "t"\) UID (ADDTO|REMOVEFROM) \((.*)\)$/.exec(response) ?? []
    const words = pairs.split(' ')
    for (let at = 0; at < words.length; at += 2) {
      const position = Number(words[at])
      const numbers = expanded(words[at + 1] ?? '')
      if (what === 'ADDTO' && position > 0) this.results.splice(position - 1, 0, ...numbers)
      else if (what === 'ADDTO')
        this.results = [...this.results, ...numbers].sort((one, other) => one - other)
      else if (position === 0) this.results = this.results.filter((number) => !numbers.includes(number))
      else expect(this.results.splice(position - 1, numbers.length)).toEqual(numbers)
    }
  }
}

function expanded(set: string): number[] {
  return set.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split(':').map(Number)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

describe('the context of a search', () => {
  it('lets the client keep the results as a new search would find them', async () => {
    const criteria = fc.constantFrom<readonly SortCriterion[] | undefined>(
      undefined,
      [{ by: 'SIZE', reverse: false }],
      [{ by: 'SIZE', reverse: true }],
    )
    /** Which messages are flagged otherwise, and which go, in each round. */
    const rounds = fc.array(fc.tuple(fc.array(fc.nat(29)), fc.array(fc.nat(29), { maxLength: 3 })), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(criteria, rounds, async (by, changes) => {
        const some = Array.from({ length: 30 }, (_, at) => ({
          uid: at + 1,
          size: (at * 7) % 5,
          flags: at % 2,
        }))
        let rows: readonly Row[] = new View(placementsOf(some)).rows()
        const find = async () =>
          sortedRows(
            rows.filter(({ flags }) => flags === 1),
            by ?? [],
            SOURCES,
          )
        const uids = async () => (await find()).map(({ row }) => row.uid)
        const client = new Client(await uids())
        const plan = { by: 'row', test: ({ flags }: Row) => flags === 1 } as const
        const parts = {
          tag: 't',
          uid: true,
          nameOf: ({ uid }: Row) => uid,
          plan,
          criteria: by,
          sources: SOURCES,
          highestUid: 0,
        }
        const context = new SearchContext(parts, await find())
        for (const [flagged, gone] of changes) {
          const leaving = new Set(rows.filter((_, at) => gone.includes(at)))
          rows = rows.filter((row) => !leaving.has(row))
          context.drop(client.out, leaving)
          const touched = rows.filter((_, at) => flagged.includes(at))
          for (const row of touched) row.flags = 1 - row.flags
          await context.update(client.out, touched)
          expect(client.results).toEqual(await uids())
        }
      }),
      { numRuns: 200 },
    )
  })

  it('has an order that is whole', () => {
    const [one, other] = new View(placementsOf([{ uid: 1 }, { uid: 2 }])).rows()
    if (one === undefined || other === undefined) throw new Error('no rows')
    const compare = comparisonBy([{ by: 'SIZE', reverse: true }])
    expect(compare({ row: one, values: [1] }, { row: other, values: [1] })).toBeLessThan(0)
    expect(compare({ row: one, values: [1] }, { row: other, values: [2] })).toBeGreaterThan(0)
  })
})

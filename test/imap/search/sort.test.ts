import { describe, expect, it } from 'vitest'
import type { EnvelopeAddress, MessageMap } from '../../../src/domain/structure.ts'
import type { SortCriterion, SortKey } from '../../../src/imap/grammar/sort.ts'
import { sortedInRuns } from '../../../src/imap/search/in-runs.ts'
import { deciding, type SortedBy, sortedRows } from '../../../src/imap/search/sort.ts'
import type { SearchSources } from '../../../src/imap/search/sources.ts'
import { View } from '../../../src/imap/view.ts'
import { placementsOf, type Some } from '../placements.ts'

const octets = (text: string): string => Buffer.from(text).toString('latin1')
const by = (key: SortKey, reverse = false): SortCriterion => ({ by: key, reverse })

function address(
  name: string | null,
  mailbox: string | null,
  host: string | null = 'x.test',
): EnvelopeAddress {
  return { name: name && octets(name), route: null, mailbox: mailbox && octets(mailbox), host }
}

function from(...addresses: EnvelopeAddress[]): SortedBy {
  return { envelope: { from: addresses.length === 0 ? null : addresses } as MessageMap['envelope'] }
}

function subject(baseSubject: string, date: number | null = null): SortedBy {
  return { threading: { baseSubject, isReply: false, date, messageId: null, references: [] } }
}

/** UIDs from 1 on in their order, and what was asked of the store. */
async function sorted(criteria: readonly SortCriterion[], maps: readonly SortedBy[], rows: Some[] = []) {
  const asked: string[] = []
  const view = new View(placementsOf(maps.map((_, at) => ({ uid: at + 1, ...rows[at] }))))
  const sources = {
    async *maps(_: unknown, fields: readonly string[]) {
      asked.push(...fields)
      yield* maps
    },
    pause: async () => undefined,
  } as unknown as SearchSources
  const found = await sortedRows(view.rows(), criteria, sources)
  return { uids: found.map(({ row }) => row.uid), asked }
}

describe('SORT', () => {
  it.each<[SortKey, readonly SortedBy[], number[]]>([
    [
      'SUBJECT',
      ['b', '', 'A', '_', 'B', 'Z', '\u00e9', 'f', 'e'].map((text) => subject(text)),
      [2, 3, 1, 5, 9, 7, 8, 6, 4],
    ],
    ['DATE', [subject('', 5), subject(''), subject('', 1), {}], [2, 4, 3, 1]],
    [
      'FROM',
      [from(address('a', 'zed')), from(), from(address('z', 'Ann')), from(address(null, 'ann')), {}],
      [2, 5, 3, 4, 1],
    ],
    [
      'FROM',
      [
        from(address(null, 'x'), address(null, 'a')),
        from(address(null, 'friends', null), address(null, 'b')),
      ],
      [2, 1],
    ],
    [
      'DISPLAYFROM',
      [
        from(address('Zoe', 'a')),
        from(address(null, 'm')),
        from(address('=?utf-8?q?=C3=89mile?=', 'z')),
        from(address('', 'n')),
        from(address(null, 'l', null)),
        from(address(null, null, null)),
        from(),
        from(address('\u00e9mile', 'z')),
      ],
      [6, 7, 3, 8, 5, 2, 4, 1],
    ],
  ])('by %s', async (key, maps, uids) => {
    expect((await sorted([by(key)], maps)).uids).toEqual(uids)
  })

  it('REVERSE turns one criterion round, and leaves equals in the order of their numbers', async () => {
    const rows: Some[] = [3, 1, 3, 2].map((size, at) => ({ uid: at + 1, size, date: -at }))
    const order = async (...criteria: SortCriterion[]) =>
      (await sorted(criteria, [{}, {}, {}, {}], rows)).uids
    expect(await order(by('SIZE'))).toEqual([2, 4, 1, 3])
    expect(await order(by('SIZE', true))).toEqual([1, 3, 4, 2])
    expect(await order(by('SIZE', true), by('ARRIVAL'))).toEqual([3, 1, 4, 2])
    expect(await order(by('SIZE', true), by('ARRIVAL', true))).toEqual([1, 3, 4, 2])
  })

  it('asks the store for what it needs only', async () => {
    expect((await sorted([by('SIZE'), by('ARRIVAL')], [{}])).asked).toEqual([])
    expect((await sorted([by('DATE'), by('SUBJECT')], [{}])).asked).toEqual(['threading'])
    expect((await sorted([by('TO'), by('DISPLAYTO')], [{}])).asked).toEqual(['envelope'])
    expect((await sorted([by('CC'), by('SUBJECT')], [{}])).asked).toEqual(['envelope', 'threading'])
  })

  it('I11: sorts many in runs, and gives others their turn', async () => {
    const items = Array.from({ length: 50_000 }, (_, at) => ({ key: (at * 7919) % 997, at }))
    let turns = 0
    const sortedItems = await sortedInRuns(
      items,
      (one, other) => one.key - other.key,
      async () => {
        turns++
      },
    )
    expect(sortedItems).toEqual(items.toSorted((one, other) => one.key - other.key))
    expect(turns).toBeGreaterThan(10)
    expect(
      await sortedInRuns(
        [],
        () => 0,
        async () => undefined,
      ),
    ).toEqual([])
  })

  it('I11: a key counts once, however often it is named', () => {
    const many = Array.from({ length: 999 }, (_, at) => by(at % 2 === 0 ? 'SIZE' : 'DATE', at > 0))
    expect(deciding(many)).toEqual([by('SIZE'), by('DATE', true)])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query } from '../../../src/domain/query.ts'
import type { Threading } from '../../../src/domain/structure.ts'
import type { SearchKey } from '../../../src/imap/grammar/search-key.ts'
import { threadId } from '../../../src/imap/object-ids.ts'
import { matching, type Sources } from '../../../src/imap/search/evaluate.ts'
import { planOf } from '../../../src/imap/search/plan.ts'
import { View } from '../../../src/imap/view.ts'
import { placementsOf } from '../placements.ts'

const LETTERS = ['a', 'b', 'c'] as const
const threading = (messageId: string): Threading => ({
  baseSubject: '',
  isReply: false,
  date: null,
  messageId,
  references: [],
})

/** The subject of each of 64 messages is letters, the flags are the UID's bits, and the thread is its remainder by 3. */
const UIDS = Array.from({ length: 64 }, (_, at) => at + 1)
const subjectOf = (uid: number): string => LETTERS.filter((_, bit) => ((uid >> bit) & 1) === 1).join('')
const FLAGS = ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted'] as const

/** A store that knows subjects, and remembers what it was asked. */
class Asked implements Sources {
  readonly questions: { query: Query; uids: number }[] = []
  threads = 0

  async search(query: Query, uids: readonly number[]): Promise<number[]> {
    this.questions.push({ query, uids: uids.length })
    return uids.filter((uid) => holds(query, uid))
  }

  async threading(rows: readonly { readonly uid: number }[]): Promise<Threading[]> {
    this.threads += rows.length
    return rows.map(({ uid }) => threading(`t${uid % 3}`))
  }

  async pause(): Promise<void> {}
}

function holds(query: Query, uid: number): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((each) => holds(each, uid))
    case 'any':
      return query.of.some((each) => holds(each, uid))
    case 'not':
      return !holds(query.query, uid)
    case 'text':
      return subjectOf(uid).includes(query.text)
    default:
      throw new Error(`${query.kind} was not asked for`)
  }
}

const view = new View(placementsOf(UIDS.map((uid) => ({ uid, flags: uid & 15 }))))
const ROWS = [...view.byNumber([[1, view.count]])].map(({ row }) => row)
const moment = { selected: { view, isRecent: () => false }, saved: new Set<number>(), now: 0 }

async function find(key: SearchKey, asked = new Asked()): Promise<number[]> {
  return (await matching(planOf(key, moment), ROWS, asked)).map(({ uid }) => uid)
}

const subject = (text: string): SearchKey => ({ key: 'subject', text })
const flag = (at: number): SearchKey => ({ key: 'flag', flag: FLAGS[at] ?? '', set: true })
const and = (...keys: SearchKey[]): SearchKey => ({ key: 'and', keys })
const or = (one: SearchKey, other: SearchKey): SearchKey => ({ key: 'or', either: [one, other] })
const not = (key: SearchKey): SearchKey => ({ key: 'not', not: key })
const thread: SearchKey = { key: 'thread-id', id: threadId(threading('t1')) ?? '' }

/** A plain reading of a program. */
function isSo(key: SearchKey, uid: number): boolean {
  switch (key.key) {
    case 'and':
      return key.keys.every((each) => isSo(each, uid))
    case 'or':
      return key.either.some((each) => isSo(each, uid))
    case 'not':
      return !isSo(key.not, uid)
    case 'flag':
      return ((uid >> FLAGS.indexOf(key.flag as (typeof FLAGS)[number])) & 1) === 1
    case 'subject':
      return subjectOf(uid).includes(key.text)
    case 'thread-id':
      return uid % 3 === 1
    default:
      throw new Error(key.key)
  }
}

describe('a search program', () => {
  it('finds what a plain reading of it finds', async () => {
    const leaf = fc.oneof(
      fc.constantFrom(...LETTERS).map(subject),
      fc.integer({ min: 0, max: 1 }).map(flag),
      fc.constant(thread),
    )
    const { key } = fc.letrec<{ key: SearchKey }>((tie) => ({
      key: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('key'), { minLength: 1, maxLength: 4 }).map((keys) => and(...keys)),
        fc.tuple(tie('key'), tie('key')).map((pair) => or(...pair)),
        tie('key').map(not),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(key, async (program) => {
        expect(await find(program)).toEqual(UIDS.filter((uid) => isSo(program, uid)))
      }),
      { numRuns: 500 },
    )
  })

  it('asks the store once where its texts make one question', async () => {
    const asked = new Asked()
    await find(and(subject('a'), flag(0), not(subject('b')), or(subject('b'), subject('c'))), asked)
    expect(asked.questions).toHaveLength(1)
    expect(asked.questions[0]?.query).toMatchObject({ kind: 'all' })
  })

  it('asks it about those only that cheaper keys leave, and not when there are none', async () => {
    const asked = new Asked()
    await find(and(thread, subject('a'), flag(0), flag(1)), asked)
    expect(asked.questions.map(({ uids }) => uids)).toEqual([16])
    expect(asked.threads).toBe(16)
    await find(and(subject('a'), flag(0), not(flag(0))), asked)
    await find(or(flag(0), not(flag(0))), asked)
    expect(asked.questions).toHaveLength(1)
  })

  it('asks it about those only that the other half of OR does not find', async () => {
    const asked = new Asked()
    await find(or(and(subject('a'), thread), flag(0)), asked)
    expect(asked.questions.map(({ uids }) => uids)).toEqual([32])
  })

  it('I11: asks no more conditions at once than the store takes', async () => {
    const asked = new Asked()
    const many = Array.from({ length: 999 }, () => subject('a'))
    expect(await find(and(...many), asked)).toHaveLength(32)
    const either = many.reduce((one, other) => and(or(one, other)))
    await find(not(either), asked)
    const widths = asked.questions.map(({ query }) => (query.kind === 'all' ? query.of.length : 1))
    expect(Math.max(...widths)).toBeLessThanOrEqual(200)
  })

  it('I11: asks about fewer messages at once the more conditions there are, and ends in time', async () => {
    const rows = Array.from({ length: 1_500 }, (_, at) => ({ ...ROWS[0], uid: at + 1 }) as (typeof ROWS)[0])
    const asked = new Asked()
    const plan = planOf(or(flag(3), and(...Array.from({ length: 200 }, () => subject('a')))), moment)
    expect(await matching(plan, rows, asked)).toHaveLength(750)
    expect(asked.questions.map(({ uids }) => uids)).toEqual([500, 500, 500])
    await expect(matching(plan, rows, asked, -1)).rejects.toMatchObject({ trouble: 'search-timeout' })
  })

  it('finds the thread of each message once', async () => {
    const asked = new Asked()
    await find(or(thread, and(thread, subject('a'))), asked)
    await find(and(...Array.from({ length: 100 }, () => not(thread))), asked)
    expect(asked.threads).toBe(2 * ROWS.length)
  })

  it('I11: gives others their turn, and ends when nobody waits any more', async () => {
    const rows = Array.from({ length: 35_000 }, (_, at) => ({ ...ROWS[0], uid: at + 1 }) as (typeof ROWS)[0])
    const asked = new Asked()
    let pauses = 0
    asked.pause = async () => {
      if (++pauses === 3) throw new Error('gone')
    }
    await expect(matching(planOf(subject('a'), moment), rows, asked)).rejects.toThrow('gone')
    expect(asked.questions.map(({ uids }) => uids)).toEqual([10_000])
  })
})

import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVERYTHING, type Query } from '../../../../src/domain/query.ts'
import { DomainError } from '../../../../src/domain/trouble.ts'
import { compileQuery } from '../../../../src/store/sqlite/search/compile.ts'
import { TruthOnDisk } from '../index/truth-on-disk.ts'
import { find } from './find.ts'

const word = (text: string): Query => ({ kind: 'text', field: 'any', text })

describe('compileQuery', () => {
  let truth: TruthOnDisk
  let reader: Database.Database

  beforeAll(async () => {
    truth = new TruthOnDisk()
    truth.add({ content: { subject: 'alpha beta' }, flags: 1, size: 1000, receivedAt: 100, tags: ['Signup'] })
    truth.add({ content: { subject: 'beta gamma', hasHtml: true }, flags: 4, size: 2000, receivedAt: 200 })
    const attachment = { name: 'alpha.pdf', type: 'application/pdf', size: 3 }
    const last = truth.add({
      content: { text: 'gamma\ndelta', attachments: [attachment] },
      flags: 5,
      size: 3000,
      receivedAt: 300,
    })
    const index = await truth.index()
    await index.caughtUp(last, 'text')
    await index.close()
    reader = truth.reader()
  })
  afterAll(() => {
    reader.close()
    truth[Symbol.dispose]()
  })

  it.each([
    ['', [1, 2, 3]],
    ['alpha', [1, 3]],
    ['alpha beta', [1]],
    ['alpha OR gamma', [1, 2, 3]],
    ['alpha OR delta gamma', [3]],
    ['(beta gamma) OR delta', [2, 3]],
    ['-alpha', [2]],
    ['-(alpha OR delta)', [2]],
    ['-(beta gamma)', [1, 3]],
    ['beta -is:read', [2]],
    ['"gamma delta"', [3]],
    ['is:unread', [2]],
    ['is:read', [1, 3]],
    ['is:flagged', [2, 3]],
    ['is:unflagged', [1]],
    ['has:attachment', [3]],
    ['-has:attachment', [1, 2]],
    ['has:html', [2]],
    ['tag:Signup', [1]],
    ['tag:signup', [1]],
    ['-tag:signup', [2, 3]],
    ['tag:sign', []],
    ['larger:1000', [2, 3]],
    ['smaller:2000', [1]],
    ['zz', []],
    ['nothing', []],
  ])('finds by %j', (search, seqs) => {
    expect(find(reader, search)).toEqual(seqs)
  })

  it('takes after as from then on, and before as until just before', () => {
    expect(find(reader, { kind: 'after', at: 200 })).toEqual([2, 3])
    expect(find(reader, { kind: 'before', at: 200 })).toEqual([1])
  })

  it('answers everything for no condition, and nothing for a choice among none', () => {
    expect(find(reader, EVERYTHING)).toEqual([1, 2, 3])
    expect(find(reader, { kind: 'any', of: [] })).toEqual([])
    expect(find(reader, { kind: 'not', query: EVERYTHING })).toEqual([])
  })

  it('says how far the index must have come', () => {
    const needs = (query: Query): string => compileQuery(query).needs
    const subject: Query = { kind: 'text', field: 'subject', text: 'a' }
    const unread: Query = { kind: 'is', what: 'unread' }
    expect(needs(EVERYTHING)).toBe('nothing')
    expect(needs(unread)).toBe('nothing')
    expect(needs({ kind: 'all', of: [unread, subject] })).toBe('digests')
    expect(needs({ kind: 'any', of: [subject, unread] })).toBe('digests')
    expect(needs({ kind: 'not', query: { kind: 'header', name: 'X', text: '' } })).toBe('digests')
    expect(needs({ kind: 'all', of: [word('alpha'), subject, unread] })).toBe('text')
    expect(needs({ kind: 'all', of: [unread, subject, { kind: 'text', field: 'body', text: 'a' }] })).toBe(
      'text',
    )
  })

  it('H25 refuses a query that is too wide or too deep before SQLite has to', () => {
    const wide = (count: number): Query => ({
      kind: 'any',
      of: Array.from({ length: count }, () => word('alpha')),
    })
    expect(() => compileQuery(wide(501))).toThrow(DomainError)
    expect(find(reader, wide(500))).toEqual([1, 3])
    const deep = (levels: number): Query =>
      Array.from({ length: levels }, (_, level) => level).reduce<Query>(
        (inner, level) => ({
          kind: level % 2 === 0 ? 'all' : 'any',
          of: [{ kind: 'not', query: inner }, word('delta'), word('beta')],
        }),
        word('alpha'),
      )
    expect(() => compileQuery(deep(31))).toThrow(/nested deeper/)
    expect(find(reader, deep(30))).toBeInstanceOf(Array)
  })

  it('agrees with a plain reading of any query', () => {
    const texts = ['alpha beta', 'beta gamma', 'gamma delta alpha.pdf']
    const leaf = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'a b', 'et').map(word)
    const { query } = fc.letrec<{ query: Query }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('query'), { maxLength: 4 }) }),
        fc.record({ kind: fc.constant('not' as const), query: tie('query') }),
      ),
    }))
    const holds = (query: Query, text: string): boolean => {
      if (query.kind === 'all') return query.of.every((part) => holds(part, text))
      if (query.kind === 'any') return query.of.some((part) => holds(part, text))
      if (query.kind === 'not') return !holds(query.query, text)
      return query.kind === 'text' && text.includes(query.text)
    }
    fc.assert(
      fc.property(query, (any) => {
        const expected = texts.flatMap((text, index) => (holds(any, text) ? [index + 1] : []))
        expect(find(reader, any)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../../src/domain/search/fold.ts'
import { likePattern, trigramExpression } from '../../../../src/store/sqlite/search/pattern.ts'

describe('trigramExpression', () => {
  it('quotes every trigram, by characters and not by UTF-16 units', () => {
    expect(trigramExpression('ab"c')).toBe('"ab""" AND "b""c"')
    expect(trigramExpression('😀😁😂😃')).toBe('"😀😁😂" AND "😁😂😃"')
  })

  it('has none for less than three characters', () => {
    expect(trigramExpression('ab')).toBeUndefined()
    expect(trigramExpression('😀😀')).toBeUndefined()
  })

  it('takes at most 32, spread over the text', () => {
    const text = Array.from({ length: 1000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
    const grams = trigramExpression(text)?.split(' AND ') ?? []
    expect(grams).toHaveLength(32)
    expect(new Set(grams).size).toBe(32)
    expect(grams[0]).toBe(`"${text.slice(0, 3)}"`)
    expect(text.indexOf(grams.at(-1)?.slice(1, 4) ?? '')).toBeGreaterThan(900)
  })
})

describe('trigrams and LIKE together', () => {
  it('H25 find every part of any text, and take nothing in it for an operator', () => {
    const db = new Database(':memory:')
    db.exec(
      `CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'trigram case_sensitive 1', content = '', detail = none)`,
    )
    const insert = db.prepare('INSERT INTO t (rowid, x) VALUES (?, ?)')
    // As the store asks: with `AND rowid = ?` in place of `IN`, FTS5 answers other rows too when `detail` is none.
    const match = db.prepare('SELECT ? IN (SELECT rowid FROM t WHERE t MATCH ?)').pluck()
    const like = db.prepare("SELECT ? LIKE ? ESCAPE '\\'").pluck()
    const character = fc.oneof(
      fc.constantFrom('%', '_', '\\', '"', '*', '^', '(', ':', ' '),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    const cut = fc.record({
      text: fc.string({ unit: character, maxLength: 40 }),
      start: fc.nat(30),
      size: fc.nat(20),
    })
    let row = 0
    fc.assert(
      fc.property(cut, ({ text, start, size }) => {
        const folded = fold(text)
        const part = [...folded].slice(start, start + size).join('')
        row += 1
        insert.run(row, folded)
        expect(like.get(folded, likePattern(part))).toBe(1)
        const expression = trigramExpression(part)
        if (expression !== undefined) expect(match.get(row, expression)).toBe(1)
      }),
      { numRuns: 2000 },
    )
    db.close()
  })

  it('H25 a % or _ matches only itself', () => {
    const db = new Database(':memory:')
    const like = db.prepare("SELECT ? LIKE ? ESCAPE '\\'").pluck()
    expect(like.get('50 x', likePattern('50%'))).toBe(0)
    expect(like.get('50x', likePattern('50_'))).toBe(0)
    expect(like.get('50\\%_', likePattern('\\%_'))).toBe(1)
    db.close()
  })
})

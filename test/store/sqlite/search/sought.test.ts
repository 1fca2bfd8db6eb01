import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { fold } from '../../../../src/domain/search/fold.ts'
import { collationKey } from '../../../../src/imap/search/collation.ts'
import { addSearchFunctions } from '../../../../src/store/sqlite/search/functions.ts'
import { type Comparator, Sought } from '../../../../src/store/sqlite/search/sought.ts'

describe('a text that is sought', () => {
  const db = new Database(':memory:')
  addSearchFunctions(db)
  db.exec('CREATE TABLE texts (body TEXT)')
  afterAll(() => db.close())

  const isIn = (text: string, words: string, comparator: Comparator): boolean => {
    const { sql, parameters } = new Sought(fold(words), comparator).in('x.body')
    db.exec('DELETE FROM texts')
    db.prepare('INSERT INTO texts VALUES (?)').run(fold(text))
    return (
      db
        .prepare(`SELECT count(*) FROM texts x WHERE ${sql}`)
        .pluck()
        .get(...parameters) === 1
    )
  }

  it.each([
    ['Café', 'cafe', true, false],
    ['Café', 'CAF', true, true],
    ['cafés', 'cafes', false, false],
    ['cafés', 'café', true, true],
    ['café', 'cafè', false, false],
    ['100% \u00e9', '% e', true, false],
    ['각', '가', true, false],
    ['ế', 'e', true, false],
    ['ế', 'ê', true, false],
    ['é', '\u0301', true, false],
    ['\u09cb', '\u09c7', true, false],
    ['≠', '=', true, false],
    ['a', '', true, true],
  ])('%j holds %j: %j, folded: %j', (text, words, casemap, folded) => {
    expect([isIn(text, words, 'casemap'), isIn(text, words, 'folded')]).toEqual([casemap, folded])
  })

  it('is found wherever i;unicode-casemap finds it (RFC 5051 §2)', () => {
    const word = fc
      .array(
        fc.constantFrom(...'aAeEéÉêẾñßsSσΣςıİiI가각', 'e\u0301', '\u0301', '\u0302', 'ﬁ', ' ', '1', '≠', '='),
        {
          maxLength: 5,
        },
      )
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(word, word, word, (before, sought, after) => {
        const text = before + sought + after
        for (const words of [sought, sought.slice(0, -1)])
          if (collationKey(text).includes(collationKey(words)))
            expect(isIn(text, words, 'casemap')).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

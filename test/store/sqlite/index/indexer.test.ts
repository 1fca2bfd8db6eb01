import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Indexer } from '../../../../src/store/sqlite/index/indexer.ts'
import { createIndexFile, openIndex } from '../../../../src/store/sqlite/index/schema.ts'
import { IndexTables } from '../../../../src/store/sqlite/index/tables.ts'
import { Truth } from '../../../../src/store/sqlite/index/truth.ts'
import { type MapRow, unpackMap } from '../../../../src/store/sqlite/maps/row.ts'
import { facts } from './json-digest.mjs'
import { STORE_ID, TruthOnDisk } from './truth-on-disk.ts'

describe('the indexer', () => {
  let disk: TruthOnDisk
  let truth: Truth
  let db: Database.Database
  let warnings: string[]

  beforeEach(() => {
    disk = new TruthOnDisk()
    createIndexFile(disk.paths.index, STORE_ID)
    truth = new Truth(disk.paths.database, disk.paths.bodies)
    db = openIndex(disk.paths.index)
    warnings = []
  })
  afterEach(() => {
    db.close()
    truth.close()
    disk[Symbol.dispose]()
  })

  const start = (unparsable = new Map<number, string>()): Indexer =>
    new Indexer({
      truth,
      tables: new IndexTables(db),
      facts,
      unparsable,
      parsing: () => undefined,
      warn: (text, seq) => warnings.push(seq === undefined ? text : `${seq}: ${text}`),
    })
  const finish = (indexer: Indexer): void => {
    let steps = 0
    while (indexer.step()) steps += 1
    expect(steps).toBeLessThan(1000)
  }
  const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const found = (text: string): unknown[] =>
    db.prepare('SELECT rowid FROM trigrams WHERE trigrams MATCH ?').pluck().all(`"${text}"`)
  const warningsOf = (seq: number): unknown =>
    JSON.parse(String(db.prepare('SELECT digest FROM digests WHERE seq = ?').pluck().get(seq))).warnings

  const mapOf = (seq: number) => {
    const sql = `SELECT m.size, x.warning, x.threading, x.envelope, x.structure, NULL AS summary
      FROM maps x JOIN truth.messages m USING (seq) WHERE seq = ?`
    db.prepare('ATTACH ? AS truth').run(disk.paths.database)
    return unpackMap(db.prepare<[number], MapRow>(sql).get(seq) as MapRow, ['structure'])
  }

  it('makes the digests of all messages before it makes their text', () => {
    for (let each = 0; each < 200; each += 1) disk.add({ content: { text: `text ${each}` } })
    const indexer = start()
    while (indexer.cursors.digests < 200) {
      expect(indexer.step()).toBe(true)
      expect(indexer.cursors.text).toBe(0)
    }
    finish(indexer)
    expect(indexer.cursors).toEqual({ digests: 200, text: 200 })
    expect(found('199')).toEqual([200])
  })

  it('makes text in between when somebody waits for it', () => {
    for (let each = 0; each < 200; each += 1) disk.add({ content: { text: 'abc' } })
    const indexer = start()
    indexer.committed(200, 10)
    indexer.step()
    indexer.step()
    expect(indexer.cursors.text).toBeGreaterThan(0)
    expect(indexer.cursors.digests).toBeLessThan(200)
  })

  it('counts seqs that no message has as done', () => {
    disk.add({ content: {} })
    const indexer = start()
    indexer.committed(50, 0)
    finish(indexer)
    expect(indexer.cursors).toEqual({ digests: 50, text: 50 })
  })

  it('goes on where it stopped', () => {
    disk.add({ content: { text: 'one' } })
    finish(start())
    disk.add({ content: { text: 'two' } })
    const indexer = start()
    expect(indexer.cursors).toEqual({ digests: 1, text: 1 })
    finish(indexer)
    expect([found('one'), found('two'), count('digests')]).toEqual([[1], [2], 2])
  })

  it('forgets removed messages, those too that were removed while it was away', () => {
    for (let each = 0; each < 5; each += 1) disk.add({ content: { text: 'abc' } })
    const indexer = start()
    finish(indexer)
    disk.remove(2)
    indexer.removed([2, 999])
    finish(indexer)
    expect(found('abc')).toEqual([1, 3, 4, 5])
    disk.remove(5)
    disk.remove(1)
    finish(start())
    expect(found('abc')).toEqual([3, 4])
    for (const table of ['digests', 'fields', 'maps', 'headers', 'texts']) expect(count(table)).toBe(2)
    expect(warnings).toEqual([])
  })

  it('starts over when messages are missing from it', () => {
    for (let each = 0; each < 5; each += 1) disk.add({ content: { text: 'abc' } })
    finish(start())
    db.exec('DELETE FROM fields WHERE seq = 3')
    const indexer = start()
    finish(indexer)
    expect(indexer.cursors).toEqual({ digests: 5, text: 5 })
    expect([found('abc'), count('fields')]).toEqual([[1, 2, 3, 4, 5], 5])
    expect(warnings).toEqual(['the search index is built anew: messages are missing from it'])
  })

  it('starts over when the store is older than the index, as after a restored backup', () => {
    for (let each = 0; each < 3; each += 1) disk.add({ content: { text: `old ${each}` } })
    finish(start())
    disk.remove(2)
    disk.remove(3)
    disk.db.exec("UPDATE meta SET value = 1 WHERE key = 'seq'")
    finish(start())
    expect(found('old')).toEqual([1])
    expect(warnings).toEqual(['the search index is built anew: it is ahead of the store'])
  })

  it('D16 gives a message without a readable body an empty digest with a warning', () => {
    disk.add({ content: null })
    disk.add({ content: {} })
    disk.db.exec('UPDATE messages SET size = -1 WHERE seq = 2')
    finish(start())
    expect([warningsOf(1), warningsOf(2)]).toEqual([['the body is missing'], ['the body is missing']])
    expect(warnings).toEqual(['1: the body is missing', '2: the body is missing'])
  })

  it('D16 keeps going over an envelope that is none', () => {
    disk.add({ content: { subject: 'a' } })
    disk.add({ content: { subject: 'b' } })
    disk.db.exec("UPDATE messages SET envelope = 'not JSON' WHERE seq = 1")
    disk.db.exec(`UPDATE messages SET envelope = '{"to":[null]}' WHERE seq = 2`)
    finish(start())
    expect(count('digests')).toBe(2)
  })

  it('gives a message whose parser throws an empty digest that says so', () => {
    disk.add({ content: 'THROW' })
    finish(start())
    expect(warningsOf(1)).toEqual(['parsing stopped: cannot be parsed'])
  })

  it('does not parse what its parser died of', () => {
    disk.add({ content: 'EXIT' })
    finish(start(new Map([[1, 'parsing stopped: more than 2 s']])))
    expect(warningsOf(1)).toEqual(['parsing stopped: more than 2 s'])
  })

  it('maps a message that could not be taken apart as its header and plain text', () => {
    disk.add({ content: 'THROW: 1\r\n\r\ntext\r\n' })
    finish(start())
    expect(mapOf(1)).toMatchObject({
      structure: { type: 'text', header: { start: 0, end: 12 }, body: { start: 12, end: 18 }, lines: 1 },
      warning: 'parsing stopped: cannot be parsed',
    })
  })

  it('maps a message without a readable body as plain text of its size', () => {
    disk.add({ content: null })
    disk.db.exec('UPDATE messages SET size = 7 WHERE seq = 1')
    finish(start())
    expect(mapOf(1)).toMatchObject({
      structure: { body: { start: 0, end: 7 } },
      warning: 'the body is missing',
    })
  })
})

import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIndexFile, damagedMark, openIndex } from '../../../../src/store/sqlite/index/schema.ts'
import { STORE_ID, TruthOnDisk } from './truth-on-disk.ts'

describe('createIndexFile', () => {
  let truth: TruthOnDisk
  let path: string

  beforeEach(() => {
    truth = new TruthOnDisk()
    path = truth.paths.index
  })
  afterEach(() => truth[Symbol.dispose]())

  /** An index with one row that a rebuilt one would not have. */
  const fill = (): void => {
    createIndexFile(path, STORE_ID)
    const db = openIndex(path)
    db.prepare("INSERT INTO digests VALUES (7, '{}', '{}', '')").run()
    db.close()
  }
  const rows = (): unknown => {
    const db = new Database(path, { readonly: true })
    const count = db.prepare('SELECT count(*) FROM digests').pluck().get()
    db.close()
    return count
  }

  it('creates an index that only its owner may read, and keeps it the next time', () => {
    expect(createIndexFile(path, STORE_ID)).toBe('created')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    fill()
    expect(createIndexFile(path, STORE_ID)).toBe('kept')
    expect(rows()).toBe(1)
  })

  it.each<[string, () => void]>([
    ['of another store', () => createIndexFile(path, 'another')],
    ['of a text file', () => writeFileSync(path, 'no database at all\n'.repeat(500))],
    ['with an overwritten header', () => overwrite(path, 0)],
    ['with an overwritten second page', () => overwrite(path, 4096)],
    ['cut in half', () => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['of another version', () => change(path, 'PRAGMA user_version = 99')],
    ['that is another database', () => change(path, 'PRAGMA application_id = 1')],
    ['without a table', () => change(path, 'DROP TABLE texts')],
    ['that was found damaged', () => writeFileSync(damagedMark(path), '')],
  ])('D10 builds an index anew in place of one %s', (_, spoil) => {
    fill()
    spoil()
    expect(createIndexFile(path, STORE_ID)).toBe('rebuilt')
    expect(rows()).toBe(0)
    expect(existsSync(damagedMark(path))).toBe(false)
    expect(createIndexFile(path, STORE_ID)).toBe('kept')
  })

  it('creates an index in place of an empty file', () => {
    writeFileSync(path, '')
    expect(createIndexFile(path, STORE_ID)).toBe('created')
    expect(rows()).toBe(0)
  })

  it('D08 takes no folder for an index, and leaves it alone', () => {
    mkdirSync(path)
    expect(() => createIndexFile(path, STORE_ID)).toThrow(/is not a file; move it away/)
    expect(statSync(path).isDirectory()).toBe(true)
  })
})

function overwrite(path: string, at: number): void {
  const bytes = readFileSync(path)
  writeFileSync(
    path,
    Buffer.concat([bytes.subarray(0, at), Buffer.alloc(4096, 0xa5), bytes.subarray(at + 4096)]),
  )
}

function change(path: string, sql: string): void {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

import { closeSync, existsSync, openSync, writeSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isTrouble } from '../../../../src/domain/trouble.ts'
import { damagedMark, openIndex } from '../../../../src/store/sqlite/index/schema.ts'
import type { Index } from '../../../../src/store/sqlite/index/start.ts'
import { TruthOnDisk } from './truth-on-disk.ts'

describe('the search index', () => {
  let truth: TruthOnDisk
  let index: Index | undefined

  beforeEach(() => {
    truth = new TruthOnDisk()
    index = undefined
  })
  afterEach(async () => {
    await index?.close()
    truth[Symbol.dispose]()
  })

  const column = (sql: string): unknown[] => {
    const reader = truth.reader()
    const values = reader.prepare(sql).pluck().all()
    reader.close()
    return values
  }
  const subjects = (): unknown[] => column("SELECT digest ->> 'subject' FROM idx.digests ORDER BY seq")
  const firstWarning = (): unknown =>
    column("SELECT digest ->> '$.warnings[0]' FROM idx.digests ORDER BY seq")[0]

  it('has digests and text of what was committed, before and after its start', async () => {
    truth.add({ content: { subject: 'before', text: 'old text' } })
    index = await truth.index()
    const last = truth.add({ content: { subject: 'after', text: 'new text' } })
    index.committed(last)
    await index.caughtUp(last, 'digests')
    expect(subjects()).toEqual(['before', 'after'])
    await index.caughtUp(last, 'text')
    expect(index.indexedSeq).toBe(last)
  })

  it('passes over a message that was removed while somebody waited for it', async () => {
    index = await truth.index()
    const first = truth.add({ content: { subject: 'stays' } })
    const gone = truth.add({ content: { subject: 'goes' } })
    truth.remove(gone)
    await index.caughtUp(gone, 'text')
    expect(subjects()).toEqual(['stays'])
    expect(first).toBeLessThan(gone)
  })

  it('refuses those who wait when it is closed', async () => {
    index = await truth.index()
    const waiting = index.caughtUp(1_000_000, 'text').catch((error: unknown) => error)
    await index.close()
    const outcome = await waiting
    expect(outcome === undefined || isTrouble(outcome, 'shutting-down')).toBe(true)
    await expect(index.caughtUp(2_000_000, 'text')).rejects.toMatchObject({ trouble: 'shutting-down' })
  })

  it('lets waiters go in the order of what they wait for', async () => {
    index = await truth.index()
    const gone: number[] = []
    const waits: Promise<unknown>[] = []
    for (let each = 0; each < 300; each += 1) {
      const seq = truth.add({ content: { text: `text ${each}` } })
      index.committed(seq)
      waits.push(index.caughtUp(seq, each % 2 === 0 ? 'digests' : 'text').then(() => gone.push(seq)))
    }
    await Promise.all(waits)
    for (const parity of [0, 1]) {
      const these = gone.filter((seq) => seq % 2 === parity)
      expect(these).toEqual(these.toSorted((a, b) => a - b))
    }
  })

  it('takes removed messages out', async () => {
    const gone = truth.add({ content: { subject: 'goes' } })
    const stays = truth.add({ content: { subject: 'stays' } })
    index = await truth.index()
    await index.caughtUp(stays, 'text')
    truth.remove(gone)
    index.removed([gone])
    await expect.poll(subjects, { timeout: 20_000 }).toEqual(['stays'])
  })

  it.each([
    ['hangs', 'HANG', 500, 'parsing stopped: more than 0.5 s'],
    ['eats all memory', 'EAT', 60_000, 'parsing stopped: more than 256 MiB'],
    ['ends the thread', 'EXIT', 60_000, 'parsing stopped: the parser ended its thread'],
  ])('M gives a message whose parser %s an empty digest with a warning, and goes on', async (...row) => {
    const [, content, deadlineMs, warning] = row
    truth.add({ content })
    const last = truth.add({ content: { subject: 'next' } })
    index = await truth.index({ deadlineMs })
    await index.caughtUp(last, 'text')
    expect(subjects()).toEqual(['', 'next'])
    expect(firstWarning()).toBe(warning)
  })

  it('keeps what was done before a message that hangs its parser', async () => {
    for (let each = 0; each < 100; each += 1) truth.add({ content: { subject: 'good' } })
    for (let each = 0; each < 3; each += 1) truth.add({ content: 'HANG' })
    const last = truth.add({ content: { subject: 'last' } })
    index = await truth.index({ deadlineMs: 500 })
    await index.caughtUp(last, 'text')
    expect(subjects()).toEqual([...Array(100).fill('good'), '', '', '', 'last'])
  })

  it('closes in the middle of a message that hangs its parser', async () => {
    truth.add({ content: 'HANG' })
    index = await truth.index({ deadlineMs: 3_600_000 })
    const waiting = index.caughtUp(1, 'digests')
    const refused = expect(waiting).rejects.toMatchObject({ trouble: 'shutting-down' })
    await index.close()
    await refused
    expect(subjects()).toEqual([])
  })

  it('refuses those who wait when it cannot write, and goes on once it can', async () => {
    index = await truth.index()
    const db = openIndex(truth.paths.index)
    db.exec('ALTER TABLE headers RENAME TO elsewhere')
    const seq = truth.add({ content: { subject: 'kept' } })
    await expect(index.caughtUp(seq, 'digests')).rejects.toMatchObject({ trouble: 'store-failed' })
    db.exec('ALTER TABLE elsewhere RENAME TO headers')
    db.close()
    await expect.poll(subjects, { timeout: 20_000 }).toEqual(['kept'])
    await index.caughtUp(seq, 'text')
  })

  it('D10 says when damage is met in use, and is built anew at the next start', async () => {
    for (let each = 0; each < 200; each += 1) truth.add({ content: { subject: `s ${each}` } })
    index = await truth.index()
    await index.caughtUp(200, 'text')
    await index.close()
    spoilFirstLeaf(truth.paths.index, 'digests')
    index = await truth.index()
    truth.remove(1)
    index.removed([1])
    await expect.poll(() => existsSync(damagedMark(truth.paths.index)), { timeout: 20_000 }).toBe(true)
    await index.close()
    index = await truth.index()
    await index.caughtUp(200, 'text')
    expect(subjects()).toHaveLength(199)
  })

  it('tells whoever waits that a parser which cannot be loaded leaves it out of order', async () => {
    truth.add({ content: {} })
    index = await truth.index({ digestModule: new URL('./no-such-digest.mjs', import.meta.url) })
    await expect(index.caughtUp(1, 'digests')).rejects.toMatchObject({ trouble: 'store-failed' })
  }, 20_000)

  it('tells whoever waits when its thread never started', async () => {
    index = truth.created({ databasePath: `${truth.paths.database}/nowhere` })
    const starting = expect(index.start()).rejects.toThrow()
    await expect(index.caughtUp(1, 'digests')).rejects.toMatchObject({ trouble: 'store-failed' })
    await starting
  })
})

/** Overwrites the page that holds a table's first rows. */
function spoilFirstLeaf(path: string, table: string): void {
  const db = openIndex(path)
  const sql = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path LIMIT 1"
  const page = Number(db.prepare(sql).pluck().get(table))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096)
  closeSync(file)
}

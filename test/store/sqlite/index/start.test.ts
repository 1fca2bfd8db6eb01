import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isTrouble } from '../../../../src/domain/trouble.ts'
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

  const subjects = (): unknown[] => {
    using reader = { db: truth.reader(), [Symbol.dispose]: () => undefined }
    const rows = reader.db.prepare("SELECT digest ->> 'subject' FROM idx.digests ORDER BY seq").pluck().all()
    reader.db.close()
    return rows
  }

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

  it('gives a message that hangs its parser an empty digest with a warning, and goes on', async () => {
    truth.add({ content: 'HANG' })
    const last = truth.add({ content: { subject: 'next' } })
    index = await truth.index({ deadlineMs: 200 })
    await index.caughtUp(last, 'text')
    expect(subjects()).toEqual(['', 'next'])
  })

  it('gives a message that eats all memory an empty digest with a warning, and goes on', async () => {
    truth.add({ content: 'EAT' })
    const last = truth.add({ content: { subject: 'next' } })
    index = await truth.index({ deadlineMs: 60_000 })
    await index.caughtUp(last, 'text')
    expect(subjects()).toEqual(['', 'next'])
  })
})

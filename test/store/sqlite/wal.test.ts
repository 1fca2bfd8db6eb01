import { copyFileSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { keep, openTempStore, rawOf, tempFolder } from '../../support/temp-store.ts'

const MANY = 12
const ALL = { inbox: null, query: EVERYTHING, limit: 500, order: 'asc' } as const
/** A frame of the log: a page and its head (https://www.sqlite.org/fileformat2.html#walformat). */
const FRAME = 4096 + 24
const HEAD = 32

const mail = (each: number) => `Subject: Number ${each}\r\n\r\n${`line ${each}\r\n`.repeat(400)}`

/** The files of a store as a kill leaves them, all of its messages in the log. */
async function killed() {
  const path = join(tempFolder(), 'sandpost.db')
  const { store } = await openTempStore({ place: `sqlite:${path}` })
  for (let each = 0; each < MANY; each += 1) await keep(store, mail(each))
  return (): string => {
    const copy = join(tempFolder(), 'sandpost.db')
    for (const end of ['', '-wal']) copyFileSync(path + end, copy + end)
    return copy
  }
}

/** @returns how many messages are there; each is whole and they are the first ones */
async function wholeMessages(path: string): Promise<number> {
  const { store } = await openTempStore({ place: `sqlite:${path}` })
  const { messages, total } = await store.messages.list(ALL)
  expect(total).toBe(messages.length)
  for (const [at, { id, subject }] of messages.entries()) {
    expect(subject).toBe(`Number ${at}`)
    expect((await rawOf(store, id)).toString()).toBe(mail(at))
  }
  await store.close()
  return messages.length
}

describe('the write-ahead log after a kill', () => {
  it('D11 cut anywhere, gives back all transactions that are whole in it, and no part of one', async () => {
    const copy = await killed()
    const frames = Math.floor((readFileSync(`${copy()}-wal`).length - HEAD) / FRAME)
    expect(frames).toBeGreaterThan(MANY)
    let before = 0
    for (let frame = 0; frame <= frames; frame += Math.ceil(frames / 12)) {
      const path = copy()
      truncateSync(`${path}-wal`, HEAD + frame * FRAME + 2000)
      const found = await wholeMessages(path)
      expect(found).toBeGreaterThanOrEqual(before)
      before = found
    }
    expect(await wholeMessages(copy())).toBe(MANY)
    expect(before).toBeGreaterThan(0)
  }, 60_000)

  it('D11 of another database, gives whole messages or none', async () => {
    const copy = await killed()
    const path = copy()
    const other = await killed()
    copyFileSync(`${other()}-wal`, `${path}-wal`)
    expect(await wholeMessages(path)).toBeLessThanOrEqual(MANY)
  }, 30_000)

  it('D11 deleted, leaves a store that opens', async () => {
    const path = (await killed())()
    rmSync(`${path}-wal`)
    expect(await wholeMessages(path)).toBe(0)
  }, 30_000)
})

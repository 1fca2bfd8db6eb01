import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { silentLog } from '../../../src/lib/log.ts'
import { keep, openTempStore, rawOf, tempFolder } from '../../support/temp-store.ts'

const MAIL = 'Subject: Hello\r\n\r\nGood morning.\r\n'
const ALL = { inbox: null, query: EVERYTHING, limit: 500, order: 'asc' } as const

function place() {
  const path = join(tempFolder(), 'sandpost.db')
  return { path, place: `sqlite:${path}` }
}

describe('a SQLite store in trouble', () => {
  it('D03 a database that may not grow is full: nothing is kept, deleting makes room', async () => {
    const { store } = await openTempStore({ place: place().place, maxPages: 150 })
    const kept: string[] = []
    const fill = async () => {
      for (;;) kept.push((await keep(store, Buffer.alloc(20_000, 'x'))).id)
    }
    await expect(fill()).rejects.toMatchObject({ trouble: 'disk-full' })
    expect((await store.facts()).trouble).toContain('full')
    expect((await store.messages.list(ALL)).messages.map(({ id }) => id)).toEqual(kept)
    expect(await store.messages.remove({ ids: kept.slice(0, 10) })).toBe(10)
    await keep(store, MAIL)
    expect((await store.facts()).trouble).toBeNull()
  })

  it('DUR-9 below the free space that must stay nothing is taken, and what is there can be read and deleted', async () => {
    const { place: at } = place()
    const roomy = await openTempStore({ place: at })
    const { id } = await keep(roomy.store, MAIL)
    await roomy.store.close()
    const { store } = await openTempStore({ place: at, freeSpace: Number.MAX_SAFE_INTEGER })
    for (const size of [100, 400_000]) {
      await expect(keep(store, Buffer.alloc(size))).rejects.toMatchObject({ trouble: 'disk-full' })
    }
    expect((await rawOf(store, id)).toString()).toBe(MAIL)
    expect(await store.messages.remove({ ids: [id] })).toBe(1)
  })

  it('D14 while another program holds the database, writes are refused as busy and reads go on', async () => {
    const { path, place: at } = place()
    const { store } = await openTempStore({ place: at })
    const { id } = await keep(store, MAIL)
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(keep(store, MAIL)).rejects.toMatchObject({ trouble: 'store-busy' })
    expect((await rawOf(store, id)).toString()).toBe(MAIL)
    other.exec('ROLLBACK')
    other.close()
    await keep(store, MAIL)
    expect((await store.messages.list(ALL)).total).toBe(2)
  })

  it('D16 rows edited by hand are shown as damaged, and harm no other', async () => {
    const { path, place: at } = place()
    const { store } = await openTempStore({ place: at })
    const ids: string[] = []
    for (let number = 0; number < 5; number++) ids.push((await keep(store, MAIL)).id)
    const large = (await keep(store, Buffer.alloc(400_000, 'x'))).id
    await store.messages.list(ALL)
    const other = new Database(path)
    const edit = (sql: string, ...id: (string | undefined)[]) => other.prepare(sql).run(...id)
    edit('UPDATE messages SET size = -1 WHERE id = ?', ids[0])
    edit('UPDATE bodies SET bytes = NULL WHERE seq = (SELECT seq FROM messages WHERE id = ?)', ids[1])
    edit("UPDATE messages SET envelope = '{', remarks = 'null' WHERE id = ?", ids[2])
    edit("UPDATE inboxes SET on_retrieve = 'shred'")
    edit('DELETE FROM placements WHERE message = (SELECT seq FROM messages WHERE id = ?)', ids[3])
    other.close()
    rmSync(join(`${path}-bodies`, large.slice(0, 2), `${large}.eml`))
    for (const id of [ids[0], ids[1], large]) {
      await expect(store.messages.raw(id ?? '')).rejects.toMatchObject({ trouble: 'store-damaged' })
    }
    expect((await store.messages.list(ALL)).messages).toHaveLength(6)
    expect((await store.inboxes.get('default')).onRetrieve).toBeNull()
    for (const id of [...ids, large]) expect((await store.messages.get(id)).id).toBe(id)
    expect((await rawOf(store, ids[4] ?? '')).toString()).toBe(MAIL)
  })

  it('D16 octets changed at the same length are never given out as a whole message', async () => {
    const { path, place: at } = place()
    const { store } = await openTempStore({ place: at })
    const small = (await keep(store, MAIL)).id
    const large = (await keep(store, Buffer.alloc(700_000, 'x'))).id
    const other = new Database(path)
    other.prepare('UPDATE bodies SET bytes = ?').run(Buffer.from(MAIL.toUpperCase()))
    other.close()
    const file = join(`${path}-bodies`, large.slice(0, 2), `${large}.eml`)
    const octets = readFileSync(file)
    octets.fill('y', 1, 2)
    writeFileSync(file, octets)
    for (const id of [small, large])
      await expect(rawOf(store, id)).rejects.toMatchObject({ trouble: 'store-damaged' })
    // A part of a file is not checked: that would mean to read it all.
    for await (const part of (await store.messages.raw(large)).bytes({ start: 0, end: 3 }))
      expect(Buffer.from(part).toString()).toBe('xyx')
  })

  it('whose writer dies says so in the log and to whoever asks whether it is ready, and can be closed', async () => {
    const workers: Worker[] = []
    const note = (worker: Worker) => void workers.push(worker)
    process.on('worker', note)
    const errors: string[] = []
    const log = { ...silentLog, error: (_facts: object, text: string) => void errors.push(text) }
    const { place: at } = place()
    const { store } = await openTempStore({ place: at, log })
    process.off('worker', note)
    const { id } = await keep(store, MAIL)
    const large = keep(store, Buffer.alloc(400_000, 'x'))
    await workers[0]?.terminate()
    await large.catch(() => undefined)
    expect((await store.facts()).trouble).toContain('restart Sandpost')
    expect(errors).toEqual([expect.stringContaining('The thread that writes has ended')])
    await expect(keep(store, MAIL)).rejects.toThrow('the thread has ended')
    expect((await store.facts()).trouble).toContain('restart Sandpost')
    expect((await rawOf(store, id)).toString()).toBe(MAIL)
    await store.close()
    const again = await openTempStore({ place: at })
    expect((await again.store.facts()).trouble).toBeNull()
    await keep(again.store, MAIL)
  })

  it('what cannot be tidied up after a commit does not make it fail', async () => {
    const { path, place: at } = place()
    const { store } = await openTempStore({ place: at })
    const { id } = await keep(store, Buffer.alloc(400_000, 'x'))
    const file = join(`${path}-bodies`, id.slice(0, 2), `${id}.eml`)
    rmSync(file)
    mkdirSync(join(file, 'in the way'), { recursive: true })
    expect(await store.messages.remove({ ids: [id] })).toBe(1)
    expect((await store.messages.list(ALL)).total).toBe(0)
  })

  it('an aborted body leaves nothing behind, small or large', async () => {
    const { path, place: at } = place()
    const { store } = await openTempStore({ place: at })
    for (const size of [100, 1_000_000]) {
      const body = store.messages.receive()
      await body.write(Buffer.alloc(size))
      await body.abort()
    }
    expect(readdirSync(join(`${path}-bodies`, 'incoming'))).toEqual([])
  })

  it('what was begun before it closes is kept, and later calls are told so', async () => {
    const { place: at } = place()
    const first = await openTempStore({ place: at })
    const message = { inbox: 'default', envelope: NO_ENVELOPE, receivedAt: 0, session: null, remarks: [] }
    const kept = [100, 200, 400_000].map((size) => {
      const body = first.store.messages.receive()
      void body.write(Buffer.alloc(size))
      return first.store.messages.append(message, body)
    })
    await first.store.close()
    await Promise.all(kept)
    await expect(keep(first.store, MAIL)).rejects.toMatchObject({ trouble: 'shutting-down' })
    const { store } = await openTempStore({ place: at })
    expect((await store.messages.list(ALL)).total).toBe(3)
  })
})

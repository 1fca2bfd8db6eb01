import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { requireSqlite } from '../../../src/store/sqlite/database-file.ts'
import { keep, openTempStore, rawOf, tempFolder } from '../../support/temp-store.ts'

const MAIL = 'Subject: Hello\r\n\r\nGood morning.\r\n'
const ALL = { inbox: null, query: EVERYTHING, limit: 500, order: 'desc' } as const

function place() {
  const path = join(tempFolder(), 'sandpost.db')
  return { path, place: `sqlite:${path}` }
}

/** A store that was used and closed. */
async function usedStore() {
  const { path, place: at } = place()
  const { store } = await openTempStore({ place: at })
  const kept = await keep(store, MAIL)
  await store.close()
  return { path, place: at, kept }
}

/** What stands in the store's place, how it gets there, and what the refusal says. */
type Misplaced = readonly [string, (path: string) => void, RegExp]

describe('the start of a SQLite store', () => {
  it('DUR-1 reads back that a commit waits for the disk', async () => {
    const { store } = await openTempStore({ place: place().place })
    expect((await store.facts()).durability).toBe('WAL, synchronous=FULL')
  })

  it('D17 refuses a SQLite that may lose mail, unless it is told otherwise', () => {
    for (const old of ['3.51.2', '3.50.9', '2.99.0']) {
      expect(() => requireSqlite(old)).toThrow(`SQLite ${old} is older than 3.51.3`)
    }
    for (const fit of ['3.51.3', '3.52.0', '4.0.0']) requireSqlite(fit)
    requireSqlite()
    vi.stubEnv('SANDPOST_ANY_SQLITE', 'true')
    requireSqlite('3.40.0')
    vi.unstubAllEnvs()
  })

  it('DUR-11 with --durability fast it says so', async () => {
    const { store } = await openTempStore({ place: place().place, durability: 'fast' })
    expect((await store.facts()).durability).toBe('WAL, synchronous=NORMAL')
  })

  it('finds again what was kept, and gives no number twice', async () => {
    const { place: at, kept } = await usedStore()
    const { store } = await openTempStore({ place: at })
    expect((await rawOf(store, kept.id)).toString()).toBe(MAIL)
    const next = await keep(store, MAIL)
    expect(next.seq).toBeGreaterThan(kept.seq)
    expect(next.uid).toBe(kept.uid + 1)
    expect((await store.messages.list(ALL)).total).toBe(2)
  })

  it('knows again that there are passwords', async () => {
    const { place: at } = place()
    const { store } = await openTempStore({ place: at })
    await store.inboxes.create('shop', { password: 'secret' })
    await store.close()
    const again = await openTempStore({ place: at })
    expect(again.store.inboxes.anyPassword()).toBe(true)
  })

  it('starts with an inbox whose name could not be given today, and takes its mail out', async () => {
    const { path, place: at, kept } = await usedStore()
    const db = new Database(path)
    db.exec("UPDATE inboxes SET name = '..'")
    db.close()
    const { store } = await openTempStore({ place: at })
    expect((await store.inboxes.list()).map(({ name }) => name)).toEqual(['..'])
    expect((await store.messages.get(kept.id)).inbox).toBe('..')
    expect(await store.inboxes.clear('..')).toBe(1)
  })

  it('C09 C14 makes missing folders, and files that are their owner’s alone', async () => {
    const path = join(tempFolder(), 'a b', 'ü', 'sandpost.db')
    const { store } = await openTempStore({ place: `sqlite:${path}` })
    await keep(store, Buffer.alloc(400_000, 'x'))
    for (const file of [path, `${path}-wal`, `${path}-index`, `${path}-lock`])
      expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(`${path}-bodies`).mode & 0o777).toBe(0o700)
  })

  it('C10 a second store on the same file names the process that has it, and the first goes on', async () => {
    const { place: at } = place()
    const { store } = await openTempStore({ place: at })
    await expect(openTempStore({ place: at })).rejects.toThrow(`is already in use by pid ${process.pid}`)
    await keep(store, MAIL)
    expect((await store.messages.list(ALL)).total).toBe(1)
  })

  it('C10 a link to the file, or to its folder, is the same store', async () => {
    const { path, place: at } = place()
    const elsewhere = tempFolder()
    const links = [join(elsewhere, 'link.db'), join(elsewhere, 'folder', 'sandpost.db')]
    symlinkSync(path, links[0] ?? '')
    symlinkSync(dirname(path), join(elsewhere, 'folder'))
    const { store } = await openTempStore({ place: at })
    const { id } = await keep(store, Buffer.alloc(400_000, 'x'))
    for (const link of links)
      await expect(openTempStore({ place: `sqlite:${link}` })).rejects.toThrow(`in use by pid ${process.pid}`)
    await store.close()
    for (const link of links) {
      const again = await openTempStore({ place: `sqlite:${link}` })
      expect((await rawOf(again.store, id)).length).toBe(400_000)
      await again.store.close()
    }
    expect(readdirSync(elsewhere).sort()).toEqual(['folder', 'link.db'])
  })

  it('C10 a store that is yet to be made behind a linked folder has one lock', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    await openTempStore({ place: `sqlite:${join(folder, 'link', 'new', 'x.db')}` })
    await expect(openTempStore({ place: `sqlite:${join(folder, 'real', 'new', 'x.db')}` })).rejects.toThrow(
      'is already in use',
    )
  })

  it.each<Misplaced>([
    ['a folder', (path: string) => void mkdirSync(path), /is a folder/],
    ['an empty file', (path: string) => writeFileSync(path, ''), /is empty/],
    [
      'a text',
      (path: string) => writeFileSync(path, 'Dear diary, today '.repeat(100)),
      /is not a database \(SQLITE_NOTADB\)/,
    ],
    ['a named pipe', (path: string) => void execFileSync('mkfifo', [path]), /is no regular file/],
    ['a device', (path: string) => symlinkSync('/dev/null', path), /is no regular file/],
    [
      'another program’s database',
      (path: string) => void new Database(path).exec('CREATE TABLE t (x)').close(),
      /another program's SQLite database/,
    ],
    [
      'another program’s database in WAL mode',
      (path: string) => {
        const db = new Database(path)
        db.pragma('journal_mode = WAL')
        db.exec('CREATE TABLE t (x)').close()
      },
      /another program's SQLite database/,
    ],
    ['the beginning of a database', (path: string) => writeFileSync(path, 'SQLite format 3\0'), /another/],
  ])('D08 %s in its place is refused and left as it is, alone', async (_, make, message) => {
    const { path, place: at } = place()
    make(path)
    const before = statSync(path).isFile() ? readFileSync(path) : undefined
    await expect(openTempStore({ place: at })).rejects.toThrow(message)
    expect(readdirSync(dirname(path))).toEqual([basename(path)])
    if (before !== undefined) expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('D08 a name to which nothing can be added is refused, and nothing is made', async () => {
    const folder = tempFolder()
    const path = join(folder, 'y'.repeat(242))
    await expect(openTempStore({ place: `sqlite:${path}` })).rejects.toThrow('at most 241 octets')
    expect(readdirSync(folder)).toEqual([])
    await openTempStore({ place: `sqlite:${path.slice(0, -1)}` })
  })

  it('D08 a newer schema is refused with what to do', async () => {
    const { path, place: at } = await usedStore()
    const db = new Database(path)
    db.pragma('user_version = 999')
    db.close()
    await expect(openTempStore({ place: at })).rejects.toThrow(/newer Sandpost \(schema 999.*update Sandpost/)
  })

  it('D09 an overwritten header is refused with a way to salvage, untouched', async () => {
    const { path, place: at } = await usedStore()
    const damaged = readFileSync(path)
    damaged.fill(0x41, 0, 16)
    writeFileSync(path, damaged)
    await expect(openTempStore({ place: at })).rejects.toThrow(/is not a database .*\.recover/)
    expect(readFileSync(path).equals(damaged)).toBe(true)
  })

  it('D10 a database cut in half is refused with a way to salvage', async () => {
    const { path, place: at } = await usedStore()
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)
    await expect(openTempStore({ place: at })).rejects.toThrow(/is damaged .*\.recover/)
  })

  it('D11 garbage in the shared memory file is nothing to it', async () => {
    const { path, place: at } = await usedStore()
    writeFileSync(`${path}-shm`, Buffer.alloc(32_768, 0xee))
    const { store } = await openTempStore({ place: at })
    expect((await store.messages.list(ALL)).total).toBe(1)
  })

  it('D20 bodies without a message, half bodies and planted links are swept, and nothing else', async () => {
    const { path, place: at } = place()
    const first = await openTempStore({ place: at })
    const { id } = await keep(first.store, Buffer.alloc(400_000, 'x'))
    await first.store.close()
    const outside = join(tempFolder(), 'precious.txt')
    writeFileSync(outside, 'mine')
    const orphan = join(`${path}-bodies`, 'zz', 'zz000000000000000000.eml')
    mkdirSync(join(`${path}-bodies`, 'zz'), { recursive: true })
    writeFileSync(orphan, 'lost')
    symlinkSync(outside, join(`${path}-bodies`, 'incoming', 'planted'))
    const { store } = await openTempStore({ place: at })
    await expect.poll(() => existsSync(orphan), { timeout: 20_000 }).toBe(false)
    expect(existsSync(join(`${path}-bodies`, 'incoming', 'planted'))).toBe(false)
    expect(readFileSync(outside, 'utf8')).toBe('mine')
    expect((await rawOf(store, id)).length).toBe(400_000)
  })

  it('an unknown kind of store is refused', async () => {
    await expect(openTempStore({ place: 'postgres://localhost/x' })).rejects.toThrow(
      /is not a store: write sqlite:PATH/,
    )
  })
})

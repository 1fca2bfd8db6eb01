import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MailClient } from '../support/load-client.ts'
import { Ledger, listAll } from '../support/load-ledger.ts'
import { type ServerProcess, spawnServer, startServer } from '../support/server-process.ts'
import { ROOT } from '../support/sources.ts'
import { tempFolder } from '../support/temp-store.ts'
import { mountMissing, smallDisk } from './mounted.ts'

const LARGE = 400_000
const SMALL = 2_000
const NOBODY = 65_534
/** What must stay free by default, and room to work in. */
const DISK = 'size=160m'

async function serverOn(folder: string, settings: { readonly under?: readonly string[] } = {}) {
  const store = `sqlite:${join(folder, 'store', 'sandpost.db')}`
  return startServer({ store, flags: ['--log-level', 'error'], ...settings })
}

/** Writes zeros to a new file until nothing fits any more. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 1024 ** 2; size >= 4096; size /= 2) writeUntilFull(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

function writeUntilFull(file: number, octets: Buffer): void {
  try {
    while (writeSync(file, octets) === octets.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** Makes empty files until there may be no more. @returns what removes them */
function useUpInodes(folder: string): () => void {
  mkdirSync(folder)
  for (let each = 0; ; each += 1) {
    try {
      writeFileSync(join(folder, String(each)), '')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      return () => rmSync(folder, { recursive: true })
    }
  }
}

async function takesMailAgain(client: MailClient, ledger: Ledger, size: number): Promise<void> {
  await expect
    .poll(async () => (await ledger.deliver(client, size)).slice(0, 3), { timeout: 20_000, interval: 100 })
    .toBe('250')
}

async function removeFirst({ http }: ServerProcess, ledger: Ledger): Promise<void> {
  const [first] = await listAll(http)
  const answer = await fetch(`${http}/v1/messages/${first?.id}`, { method: 'DELETE' })
  expect(answer.status).toBe(204)
  ledger.forget(first?.subject ?? '')
}

describe.skipIf(mountMissing !== undefined)(`a disk of its own (skipped: ${mountMissing})`, () => {
  it('D01 D02 that is full: 452, mail can be deleted, and is taken again once there is room', {
    timeout: 90_000,
  }, async () => {
    const disk = smallDisk(DISK)
    await using server = await serverOn(disk)
    const ledger = new Ledger()
    const client = await MailClient.open(server.smtpPort)
    for (const size of [SMALL, LARGE]) expect(await ledger.deliver(client, size)).toMatch(/^250/)
    const filler = join(disk, 'filler')
    fill(filler)
    for (const size of [SMALL, LARGE]) {
      // The look at the disk is a second old at most: until then a message may still find room.
      await expect
        .poll(() => ledger.deliver(client, size), { timeout: 20_000, interval: 100 })
        .toMatch(/^452 4\.3\.1/)
    }
    await removeFirst(server, ledger)
    rmSync(filler)
    for (const size of [SMALL, LARGE]) await takesMailAgain(client, ledger, size)
    expect(await ledger.complaints(server.http)).toEqual([])
    client.close()
  })

  it('D05 that has no inode left: what needs a file is answered 452, what needs none is kept', {
    timeout: 60_000,
  }, async () => {
    const disk = smallDisk(`${DISK},nr_inodes=100`)
    await using server = await serverOn(disk)
    const ledger = new Ledger()
    const client = await MailClient.open(server.smtpPort)
    expect(await ledger.deliver(client, LARGE)).toMatch(/^250/)
    const remove = useUpInodes(join(disk, 'many'))
    expect(await ledger.deliver(client, LARGE)).toMatch(/^452 4\.3\.1/)
    expect(await ledger.deliver(client, SMALL)).toMatch(/^250/)
    remove()
    await takesMailAgain(client, ledger, LARGE)
    expect(await ledger.complaints(server.http)).toEqual([])
    client.close()
  })
})

describe.skipIf(process.platform === 'win32')('limits of the system', () => {
  it('D04 files may not grow: 451, and the process lives', { timeout: 60_000 }, async () => {
    // 16 MiB, in blocks of 512 octets: the database and its log fit, a larger message does not.
    const under = ['sh', '-c', 'ulimit -f 32768; exec "$@"', 'sh']
    await using server = await serverOn(tempFolder(), { under })
    const ledger = new Ledger()
    const client = await MailClient.open(server.smtpPort)
    expect(await ledger.deliver(client, SMALL)).toMatch(/^250/)
    expect(await ledger.deliver(client, 20_000_000)).toMatch(/^451 4\.3\.0/)
    expect(await ledger.deliver(client, SMALL)).toMatch(/^250/)
    expect(await ledger.complaints(server.http)).toEqual([])
    client.close()
  })
})

/** Runs what follows as a user without rights. */
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
const nobodyMissing =
  process.getuid?.() === 0 && spawnSync('setpriv', [...AS_NOBODY.slice(1), 'ls', ROOT]).status === 0
    ? undefined
    : 'it needs setpriv, root, and a checkout that all may read'

describe.skipIf(nobodyMissing !== undefined)(
  `a folder that may not be written (skipped: ${nobodyMissing})`,
  () => {
    const ownFolder = () => {
      const folder = tempFolder()
      const store = join(folder, 'store')
      mkdirSync(store)
      for (const path of [folder, store]) chownSync(path, NOBODY, NOBODY)
      return { folder, store }
    }

    it('D07 while running: 451 for what needs a file, and mail is taken again once it may be', {
      timeout: 60_000,
    }, async () => {
      const { folder, store } = ownFolder()
      await using server = await serverOn(folder, { under: AS_NOBODY })
      const ledger = new Ledger()
      const client = await MailClient.open(server.smtpPort)
      const incoming = join(store, 'sandpost.db-bodies', 'incoming')
      expect(await ledger.deliver(client, LARGE)).toMatch(/^250/)
      chmodSync(incoming, 0o500)
      expect(await ledger.deliver(client, LARGE)).toMatch(/^451 4\.3\.0/)
      expect(await ledger.deliver(client, SMALL)).toMatch(/^250/)
      chmodSync(incoming, 0o700)
      await takesMailAgain(client, ledger, LARGE)
      expect(await ledger.complaints(server.http)).toEqual([])
      client.close()
    })

    it('D07 at start: exit code 2, and the path', { timeout: 30_000 }, async () => {
      const { store } = ownFolder()
      chmodSync(store, 0o500)
      const path = join(store, 'sandpost.db')
      const { output, ended } = spawnServer({ store: `sqlite:${path}`, under: AS_NOBODY })
      expect((await ended).code).toBe(2)
      expect(output()).toContain(path)
    })
  },
)

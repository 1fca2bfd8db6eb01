import { constants } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MailClient } from '../support/load-client.ts'
import { Ledger } from '../support/load-ledger.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { tempFolder } from '../support/temp-store.ts'
import { KIND, makeShim, type Shim, shimMissing } from './shim.ts'

const FULL = process.env.GATES === 'full'
const LAST = FULL ? 60 : 12

async function shimmedServer(): Promise<{ readonly server: ServerProcess; readonly shim: Shim }> {
  const folder = tempFolder()
  const store = join(folder, 'store')
  const shim = makeShim(folder, store)
  const server = await startServer({
    store: `sqlite:${join(store, 'sandpost.db')}`,
    env: shim.env,
    flags: ['--log-level', 'error'],
  })
  return { server, shim }
}

/** Delivers until the store takes mail again; a reply that is no 250 must be one of `refusals`. */
async function recovers(client: MailClient, ledger: Ledger, refusals: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        const reply = await ledger.deliver(client, 1_000)
        if (!reply.startsWith('250')) expect(reply).toMatch(refusals)
        return reply.slice(0, 3)
      },
      { timeout: 30_000, interval: 20 },
    )
    .toBe('250')
}

describe.skipIf(shimMissing !== undefined)(
  `a disk that fails (skipped where ${shimMissing ?? 'the shim cannot be built'})`,
  () => {
    it(`G6 D06 an I/O error at the n-th write or sync, n to ${LAST}, is answered 451; acknowledged is what is kept`, {
      timeout: 240_000,
    }, async () => {
      const { server, shim } = await shimmedServer()
      await using _ = server
      const ledger = new Ledger()
      const client = await MailClient.open(server.smtpPort)
      for (let n = 1; n <= LAST; n++) {
        for (const kinds of [KIND.write, KIND.sync]) {
          shim.fail(n, constants.errno.EIO, kinds)
          for (let message = 0; message < 3; message++) {
            expect(await ledger.deliver(client, message === 2 ? 300_000 : 2_000)).toMatch(
              /^(250|451 4\.3\.0)/,
            )
          }
          shim.fail(0, 0, 0)
          await recovers(client, ledger, /^451 4\.3\.0/)
        }
      }
      expect(shim.hits()).toBeGreaterThan(LAST)
      expect(await ledger.complaints(server.http)).toEqual([])
      client.close()
    })

    it('G5 D01 D02 a full disk is answered 452 4.3.1; mail can be deleted, and is taken again once there is room', {
      timeout: 120_000,
    }, async () => {
      const { server, shim } = await shimmedServer()
      await using _ = server
      const ledger = new Ledger()
      const client = await MailClient.open(server.smtpPort)
      expect(await ledger.deliver(client, 5_000)).toMatch(/^250/)
      shim.fail(-1, constants.errno.ENOSPC, KIND.write | KIND.size)
      for (const size of [5_000, 300_000]) {
        expect(await ledger.deliver(client, size)).toMatch(/^452 4\.3\.1/)
        expect(await client.command('NOOP')).toMatch(/^250/)
      }
      shim.fail(0, 0, 0)
      await recovers(client, ledger, /^452 4\.3\.1/)
      expect(await ledger.complaints(server.http)).toEqual([])
      client.close()
    })
  },
)

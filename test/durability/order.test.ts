import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MailClient } from '../support/load-client.ts'
import { Ledger } from '../support/load-ledger.ts'
import { startServer } from '../support/server-process.ts'
import { tempFolder } from '../support/temp-store.ts'
import { makeShim, shimMissing } from './shim.ts'

const MESSAGES = 1_000
const CLIENTS = 5

/** Replies of 250 that were said although nothing was forced to disk since their connection was last heard. */
function hasty(
  events: readonly string[],
  wal: string,
): { readonly checked: number; readonly hasty: readonly string[] } {
  const heardAt = new Map<string, number>()
  const early: string[] = []
  let syncedAt = -1
  let checked = 0
  for (const [at, event] of events.entries()) {
    const [what, first = ''] = event.split(' ')
    if (what === 'sync' && first === wal) syncedAt = at
    if (what === 'heard') heardAt.set(first, at)
    if (what !== 'said' || !event.includes('250 2.6.0 Message kept')) continue
    checked += 1
    if (syncedAt < (heardAt.get(first) ?? 0)) early.push(event)
  }
  return { checked, hasty: early }
}

it.skipIf(shimMissing !== undefined)(
  `G1 for each of ${MESSAGES} messages the write-ahead log is forced to disk between its last octet and its 250 (skipped where ${shimMissing ?? 'the shim cannot be built'})`,
  { timeout: 180_000 },
  async () => {
    const folder = tempFolder()
    const path = join(folder, 'store', 'sandpost.db')
    const shim = makeShim(folder, join(folder, 'store'))
    await using server = await startServer({
      store: `sqlite:${path}`,
      env: shim.env,
      flags: ['--log-level', 'warn'],
    })
    const ledger = new Ledger()
    const clients = Array.from({ length: CLIENTS }, async () => {
      const client = await MailClient.open(server.smtpPort)
      for (let at = 0; at < MESSAGES / CLIENTS; at++)
        expect(await ledger.deliver(client, 2_000)).toMatch(/^250/)
      client.close()
    })
    await Promise.all(clients)
    expect(hasty(shim.events(), `${path}-wal`)).toEqual({ checked: MESSAGES, hasty: [] })
  },
)

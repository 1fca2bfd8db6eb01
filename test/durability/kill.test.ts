import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { MailClient } from '../support/load-client.ts'
import { Ledger } from '../support/load-ledger.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { tempFolder } from '../support/temp-store.ts'

/** Issue 2 asks for 50 rounds; the full gate (G4) for 1,000. */
const ROUNDS = process.env.GATES === 'full' ? 1_000 : 50
const CLIENTS = 4
/** Some bodies are large enough for a file of their own. */
const SIZES = [200, 5_000, 5_000, 60_000, 300_000]

/** Sends until the server is gone. */
async function load(server: ServerProcess, ledger: Ledger): Promise<void> {
  const client = await MailClient.open(server.smtpPort)
  try {
    for (let at = 0; (await ledger.deliver(client, SIZES[at % SIZES.length] ?? 0)) !== ''; at++);
  } finally {
    client.close()
  }
}

it(`D12 G4 killed at ${ROUNDS} random moments under load, it has every acknowledged message once and whole`, {
  timeout: ROUNDS * 20_000,
}, async () => {
  const path = join(tempFolder(), 'sandpost.db')
  const ledger = new Ledger()
  let after = 0
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer({ store: `sqlite:${path}`, flags: ['--log-level', 'warn'] })
    const before = ledger.acknowledged
    const clients = Array.from({ length: CLIENTS }, () => load(server, ledger))
    const moment = randomInt(5, 120)
    // The moment is a number of messages and a little time: wherever the server then is, it must have kept its word.
    await expect
      .poll(() => ledger.acknowledged - before, { timeout: 30_000, interval: 1 })
      .toBeGreaterThan(moment % 20)
    await server.kill('SIGKILL')
    await Promise.allSettled(clients)
    after = round
  }
  expect(after).toBe(ROUNDS - 1)
  await using server = await startServer({ store: `sqlite:${path}` })
  expect(await ledger.complaints(server.http)).toEqual([])
  expect(ledger.acknowledged).toBeGreaterThan(ROUNDS)
  await server.kill('SIGTERM')
  expectSound(path)
})

/** The database is whole, and no UID was given twice. */
function expectSound(path: string): void {
  const db = new Database(path, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const uids = db.prepare('SELECT count(*) AS all_, count(DISTINCT uid) AS different FROM placements').get()
    expect(uids).toEqual({ all_: expect.any(Number), different: (uids as { all_: number }).all_ })
  } finally {
    db.close()
  }
}

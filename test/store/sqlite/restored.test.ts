import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Log, silentLog } from '../../../src/lib/log.ts'
import { keep, openTempStore, tempFolder } from '../../support/temp-store.ts'

/** What the store says of the mailboxes that are there from the start, while it was open. */
interface Seen {
  readonly validities: readonly number[]
  /** Messages of INBOX, and the next UID. */
  readonly inbox: readonly [messages: number, uidNext: number]
  readonly warnings: readonly string[]
}

/** Opens the store, brings so many messages to INBOX, and closes it once all is indexed. */
async function used(path: string, messages: number): Promise<Seen> {
  const warnings: string[] = []
  const log: Log = { ...silentLog, warn: (_facts, text) => void warnings.push(text) }
  const { store } = await openTempStore({ place: `sqlite:${path}`, log })
  await store.inboxes.ensure('default')
  for (let at = 0; at < messages; at++) await keep(store, 'Subject: one\r\n\r\n')
  for (;;) {
    const { seq, indexedSeq } = await store.facts()
    if (indexedSeq >= seq) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const mailboxes = await store.mailboxes.list('default')
  const inbox = await store.mailboxes.get('default', 'INBOX')
  await store.close()
  return {
    validities: mailboxes.map(({ uidValidity }) => uidValidity),
    inbox: [inbox.messages, inbox.uidNext],
    warnings,
  }
}

describe('I42: a store that is an older copy of itself', () => {
  it('is not one when it was only closed and opened', async () => {
    const path = join(tempFolder(), 'sandpost.db')
    const first = await used(path, 2)
    expect(await used(path, 0)).toEqual({ ...first, warnings: [] })
  })

  it.each([
    ['put back beside the index of the newer one', (_path: string) => undefined],
    ['put back without an index', (path: string) => rmSync(`${path}-index`)],
  ])('%s has new UIDVALIDITYs, and UIDs that go on in each', async (_how, prepare) => {
    const path = join(tempFolder(), 'sandpost.db')
    const copied = await used(path, 2)
    copyFileSync(path, `${path}.copy`)
    expect((await used(path, 3)).inbox).toEqual([5, 6])
    copyFileSync(`${path}.copy`, path)
    prepare(path)
    const restored = await used(path, 1)
    expect(restored.inbox).toEqual([3, 4])
    expect(restored.warnings.join()).toContain('this may be an older copy')
    const all = [...copied.validities, ...restored.validities]
    expect(new Set(all).size).toBe(all.length)
    expect(Math.min(...restored.validities)).toBeGreaterThan(Math.max(...copied.validities))
    expect((await used(path, 0)).validities).toEqual(restored.validities)
  })
})

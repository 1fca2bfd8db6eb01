import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { NO_ENVELOPE } from '../../src/domain/envelope.ts'
import type { MailEvent } from '../../src/domain/events.ts'
import type { Kept, NewMessage } from '../../src/domain/message.ts'
import { silentLog } from '../../src/lib/log.ts'
import { openStore, type StoreOptions } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { DIGEST_MODULE } from './digest-module.ts'

/** A folder that goes away after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandpost-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TempStore {
  readonly store: Store
  /** Everything published so far. */
  readonly events: readonly MailEvent[]
}

/** Opens a store, in a folder that goes away after the test when no place is given, and closes it after the test. */
export async function openTempStore(options: Partial<StoreOptions> = {}): Promise<TempStore> {
  const place = options.place ?? `sqlite:${join(tempFolder(), 'sandpost.db')}`
  const events: MailEvent[] = []
  const store = await openStore({
    digestModule: DIGEST_MODULE,
    publish: (event) => void events.push(event),
    log: silentLog,
    maxMessageSize: 50 * 1024 ** 2,
    freeSpace: 0,
    ...options,
    place,
  })
  onTestFinished(() => store.close())
  return { store, events }
}

/** Keeps a message of these octets. */
export async function keep(
  store: Store,
  octets: string | Uint8Array,
  message: Partial<NewMessage> = {},
): Promise<Kept> {
  const body = store.messages.receive()
  await body.write(typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets)
  const defaults = {
    inbox: 'default',
    envelope: NO_ENVELOPE,
    receivedAt: Date.now(),
    session: null,
    remarks: [],
  }
  return store.messages.append({ ...defaults, ...message }, body)
}

/** All octets of a message. */
export async function rawOf(store: Store, id: string): Promise<Buffer> {
  const raw = await store.messages.raw(id)
  const chunks: Uint8Array[] = []
  for await (const chunk of raw.bytes()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** An event as it is read later: without what is told live only. */
export function ofThePast(event: MailEvent): MailEvent {
  if (!('mailboxes' in event)) return event
  const { mailboxes: _, ...rest } = event
  return rest
}

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import type { NewMessage } from '../../../src/domain/message.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { ROUTE_RULES, type Routed } from '../../../src/domain/routing.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore, rawOf, tempFolder } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const LARGE = Buffer.alloc(300_000, 'x\r\n')
const ALL = { inbox: null, query: EVERYTHING, limit: 500, order: 'asc' } as const

const messageIn = (inbox: string, more: Partial<NewMessage> = {}): NewMessage => ({
  inbox,
  envelope: NO_ENVELOPE,
  receivedAt: 1_000,
  session: null,
  remarks: [],
  ...more,
})

async function copies(store: Store, octets: Uint8Array, messages: readonly NewMessage[]) {
  const body = store.messages.receive()
  await body.write(octets)
  return store.messages.appendCopies(messages, body)
}

describe.each(STORES)('why a message is where it is, in a $kind store', ({ place }) => {
  it('is kept with it: all of it with the message, rule and detail in lists', async () => {
    const { store } = await openTempStore({ place: place() })
    const routes: Routed[] = ROUTE_RULES.map((rule, at) => ({
      rule,
      detail: `${rule} "é" ${at}`,
      recipients: at % 2 === 0 ? null : ['a@x.test', '"b"@ü.test'],
      passedOver: at % 3 === 0 ? [] : ['X-Sandpost-Inbox: the name is empty'],
    }))
    const kept = await Promise.all(routes.map((routedBy) => keep(store, MAIL, { routedBy })))
    for (const [at, { id }] of kept.entries())
      expect((await store.messages.get(id)).routedBy).toEqual(routes[at])
    const { messages } = await store.messages.list(ALL)
    expect(messages.map(({ routedBy }) => routedBy)).toEqual(
      routes.map(({ rule, detail }) => ({ rule, detail })),
    )
  })

  it('is null where nobody said it', async () => {
    const { store } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    expect((await store.messages.get(id)).routedBy).toBeNull()
    expect((await store.messages.list(ALL)).messages).toMatchObject([{ routedBy: null }])
  })
})

describe.each(STORES)('copies of one message in a $kind store', ({ place }) => {
  it.each([Buffer.from(MAIL), LARGE, Buffer.alloc(0)])('are messages of their own (%#)', async (octets) => {
    const { store, events } = await openTempStore({ place: place() })
    const inboxes = Array.from({ length: 20 }, (_, at) => `inbox ${at}`)
    const kept = await copies(
      store,
      octets,
      inboxes.map((inbox) => messageIn(inbox)),
    )
    expect(kept.map(({ inbox }) => inbox)).toEqual(inboxes)
    expect(new Set(kept.map(({ id }) => id)).size).toBe(20)
    expect(events.filter(({ type }) => type === 'message.received')).toHaveLength(20)
    for (const { id } of kept) {
      expect((await rawOf(store, id)).equals(octets)).toBe(true)
      await store.messages.remove({ ids: [id] })
    }
    expect((await store.facts()).messages).toBe(0)
  })

  it('are kept all or none, and others that come at the same time are', async () => {
    const { store } = await openTempStore({ place: place() })
    const messages = [messageIn('one'), messageIn('two', { mailbox: 'nowhere' }), messageIn('three')]
    const [small, large, other] = await Promise.allSettled([
      copies(store, Buffer.from(MAIL), messages),
      copies(store, LARGE, messages),
      keep(store, MAIL, { inbox: 'other' }),
    ])
    expect([small, large]).toMatchObject([
      { status: 'rejected', reason: { trouble: 'no-such-mailbox' } },
      { status: 'rejected', reason: { trouble: 'no-such-mailbox' } },
    ])
    expect(other.status).toBe('fulfilled')
    expect((await store.inboxes.list()).map(({ name }) => name)).toEqual(['other'])
  })
})

it('copies of a large message are one file with several names, as long as one of them is there', async () => {
  const folder = tempFolder()
  const { store } = await openTempStore({ place: `sqlite:${join(folder, 'x.db')}` })
  const kept = await copies(
    store,
    LARGE,
    ['a', 'b', 'c'].map((inbox) => messageIn(inbox)),
  )
  const bodies = join(folder, 'x.db-bodies')
  const files = () =>
    readdirSync(bodies, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.eml'))
  expect(files()).toHaveLength(3)
  expect(new Set(files().map((file) => statSync(join(bodies, file)).ino)).size).toBe(1)
  await store.inboxes.remove('a')
  await store.inboxes.remove('c')
  expect(files()).toHaveLength(1)
  expect((await rawOf(store, kept[1]?.id ?? '')).equals(LARGE)).toBe(true)
})

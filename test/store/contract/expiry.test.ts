import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/domain/session.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const HOUR = 3_600_000
const SESSION: Session = {
  id: 's1',
  protocol: 'imap',
  startedAt: 0,
  endedAt: null,
  remote: null,
  local: { address: '127.0.0.1', port: 1143 },
  tls: null,
  clientName: null,
  login: 'ci+a',
  messages: [],
  ending: null,
  failure: null,
  transcript: [],
  truncated: false,
}

/** When the inbox may go, in milliseconds since 1970. */
async function endOf(store: Store, name: string): Promise<number> {
  const { ttl, usedAt } = await store.inboxes.get(name)
  return usedAt + (ttl ?? Number.NaN) * 1000
}

describe.each(STORES)('the time to live of an inbox of a $kind store', ({ place }) => {
  it('is that of labels, where a mail or a login makes one, and nothing for any other', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    const { inboxes } = store
    await keep(store, MAIL, { inbox: 'ci+mail' })
    await inboxes.ensure('ci+login')
    await inboxes.ensure('ci')
    await inboxes.ensure('+odd')
    await inboxes.create('ci+created', {})
    const lives = Object.fromEntries((await inboxes.list()).map(({ name, ttl }) => [name, ttl]))
    expect(lives).toEqual({
      '+odd': null,
      ci: null,
      'ci+created': null,
      'ci+login': 3_600,
      'ci+mail': 3_600,
    })
  })

  it('is set, changed and taken away', async () => {
    const { store } = await openTempStore({ place: place() })
    const { inboxes } = store
    expect(await inboxes.create('shop', { ttl: 60 })).toMatchObject({ ttl: 60 })
    expect(await inboxes.change('shop', { limits: { maxMessages: 1 } })).toMatchObject({ ttl: 60 })
    expect(await inboxes.change('shop', { ttl: 5 })).toMatchObject({ ttl: 5 })
    expect(await inboxes.change('shop', { ttl: null })).toMatchObject({ ttl: null })
    expect(await inboxes.expire('shop', Number.MAX_SAFE_INTEGER)).toBe(false)
    await expect(inboxes.expire('none', Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
      trouble: 'no-such-inbox',
    })
  })

  it('ends with the inbox and all its messages removed, as if somebody had done it', async () => {
    const { store, events } = await openTempStore({ place: place(), labelTtl: 3_600 })
    const { inboxes } = store
    const { id } = await keep(store, MAIL, { inbox: 'ci+a' })
    const kept = await keep(store, MAIL, { inbox: 'ci+b' })
    const end = await endOf(store, 'ci+a')
    expect(await inboxes.expire('ci+a', end - 1)).toBe(false)
    expect(inboxes.has('ci+a')).toBe(true)
    expect(await inboxes.expire('ci+a', end)).toBe(true)
    expect(inboxes.has('ci+a')).toBe(false)
    expect(events.slice(-2)).toMatchObject([
      { type: 'message.removed', inbox: 'ci+a', id },
      { type: 'inbox.removed', inbox: 'ci+a' },
    ])
    expect(await store.messages.get(kept.id)).toMatchObject({ inbox: 'ci+b' })
    await inboxes.ensure('ci+a')
    expect(await inboxes.get('ci+a')).toMatchObject({ messages: 0, ttl: 3_600 })
  })

  it('begins anew with each mail', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    await store.inboxes.ensure('ci+a')
    const end = await endOf(store, 'ci+a')
    await keep(store, MAIL, { inbox: 'ci+a', receivedAt: end - 1 })
    expect(await store.inboxes.expire('ci+a', end)).toBe(false)
    expect(await endOf(store, 'ci+a')).toBe(end - 1 + HOUR)
    expect(await store.inboxes.expire('ci+a', end - 1 + HOUR)).toBe(true)
  })

  it('does not run while the inbox is used, by whoever, and begins anew when that ends', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    const { inboxes } = store
    await inboxes.ensure('ci+a')
    const late = (await endOf(store, 'ci+a')) + 24 * HOUR
    const [one, other] = [inboxes.use('ci+a'), inboxes.use('ci+a')]
    one()
    one()
    expect(await inboxes.expire('ci+a', late)).toBe(false)
    other()
    expect(await inboxes.expire('ci+a', late + HOUR - 1)).toBe(false)
    expect(await inboxes.expire('ci+a', late + HOUR)).toBe(true)
  })

  it('does not run while a session of it is open', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    const { inboxes, sessions } = store
    await inboxes.ensure('ci+a')
    const late = (await endOf(store, 'ci+a')) + 24 * HOUR
    sessions.begin(SESSION)
    expect(await inboxes.expire('ci+a', late)).toBe(false)
    sessions.finish(SESSION)
    expect(await inboxes.expire('ci+a', late + HOUR)).toBe(true)
  })

  it('goes along to another name', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    await store.inboxes.ensure('ci+a')
    const end = await endOf(store, 'ci+a')
    await store.inboxes.change('ci+a', { name: 'ci+b' })
    expect(await store.inboxes.expire('ci+b', end - 1)).toBe(false)
    expect(await store.inboxes.expire('ci+b', end + HOUR)).toBe(true)
  })

  it('of an inbox with a password leaves the password checked until the inbox is gone', async () => {
    const { store } = await openTempStore({ place: place() })
    const { inboxes } = store
    await inboxes.create('shop', { password: 'secret', ttl: 60 })
    const end = await endOf(store, 'shop')
    const going = inboxes.expire('shop', end)
    expect(await inboxes.password('shop')).toBe('secret')
    expect(await going).toBe(true)
    expect(await inboxes.password('shop')).toBeUndefined()
    expect(inboxes.anyPassword()).toBe(false)
  })

  it('is no obstacle to a login at that very moment: the inbox is there, as a new one', async () => {
    const { store } = await openTempStore({ place: place(), labelTtl: 3_600 })
    const { inboxes } = store
    await keep(store, MAIL, { inbox: 'ci+a' })
    const going = inboxes.expire('ci+a', (await endOf(store, 'ci+a')) + HOUR)
    await inboxes.ensure('ci+a')
    expect(await going).toBe(true)
    expect(await inboxes.get('ci+a')).toMatchObject({ messages: 0 })
  })
})

it('what an inbox was used last is still known after a new start', async () => {
  const folder = STORES[0].place()
  const first = await openTempStore({ place: folder, labelTtl: 3_600 })
  await first.store.inboxes.ensure('ci+a')
  const { usedAt } = await first.store.inboxes.get('ci+a')
  const use = first.store.inboxes.use('ci+a')
  await expect.poll(() => Date.now()).toBeGreaterThan(usedAt)
  use()
  await first.store.close()
  const second = await openTempStore({ place: folder })
  expect((await second.store.inboxes.get('ci+a')).usedAt).toBeGreaterThan(usedAt)
})

import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../../src/domain/query.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const NO_LIMITS = { maxMessages: null, maxAge: null, maxBytes: null }
const MOST = 200
const STEP = { most: MOST, byAge: true }

const fill = (store: Store, count: number, size = 100) =>
  Promise.all(
    Array.from({ length: count }, (_, each) => keep(store, `Subject: ${each}\r\n\r\n`.padEnd(size, 'x'))),
  )
const subjects = async (store: Store) => {
  const page = await store.messages.list({ inbox: null, query: EVERYTHING, limit: 500, order: 'asc' })
  return page.messages.map(({ subject }) => subject)
}

describe.each(STORES)('retention of a $kind store', ({ place }) => {
  it('takes the oldest beyond the count, and shows how many and when', async () => {
    const { store } = await openTempStore({ place: place() })
    await fill(store, 10)
    const before = Date.now()
    expect(await store.inboxes.prune('default', { ...NO_LIMITS, maxMessages: 4 }, STEP)).toBe(6)
    expect(await store.inboxes.prune('default', { ...NO_LIMITS, maxMessages: 4 }, STEP)).toBe(0)
    expect(await subjects(store)).toEqual(['6', '7', '8', '9'])
    const inbox = await store.inboxes.get('default')
    expect(inbox).toMatchObject({ messages: 4, pruned: { count: 6 } })
    expect(inbox.pruned.lastAt).toBeGreaterThanOrEqual(before)
  })

  it('takes no more octets than are over, and what is too old', async () => {
    const { store } = await openTempStore({ place: place() })
    await fill(store, 10, 1000)
    expect(await store.inboxes.prune('default', { ...NO_LIMITS, maxBytes: 5500 }, STEP)).toBe(5)
    expect(await subjects(store)).toEqual(['5', '6', '7', '8', '9'])
    const old = Date.now() - 60_000
    for (const inbox of ['other', 'default'])
      await keep(store, 'Subject: old\r\n\r\n', { inbox, receivedAt: old })
    await keep(store, 'Subject: new\r\n\r\n', { inbox: 'other' })
    expect(await store.inboxes.prune('other', { ...NO_LIMITS, maxAge: 30 }, STEP)).toBe(1)
    expect(await subjects(store)).toEqual(['5', '6', '7', '8', '9', 'old', 'new'])
  })

  it('removes nothing for its age while the clock cannot be believed', async () => {
    const { store } = await openTempStore({ place: place() })
    await keep(store, 'Subject: old\r\n\r\n', { receivedAt: Date.now() - 60_000 })
    await fill(store, 3)
    await store.inboxes.change('default', { limits: { ...NO_LIMITS, maxAge: 30 } })
    const unsure = { most: MOST, byAge: false }
    expect(await store.inboxes.prune('default', NO_LIMITS, unsure)).toBe(0)
    expect(await store.inboxes.prune('default', { ...NO_LIMITS, maxMessages: 2 }, unsure)).toBe(2)
    expect(await subjects(store)).toEqual(['1', '2'])
  })

  it("goes by the inbox's own limits before any other", async () => {
    const { store } = await openTempStore({ place: place() })
    await fill(store, 5)
    await store.inboxes.change('default', { limits: { ...NO_LIMITS, maxMessages: 3 } })
    expect(await store.inboxes.prune('default', { ...NO_LIMITS, maxMessages: 1 }, STEP)).toBe(2)
  })

  it('D18 of many messages goes in steps: mail that comes meanwhile is kept between them, and never pruned', async () => {
    const { store } = await openTempStore({ place: place() })
    await fill(store, 1500)
    const order: string[] = []
    const pruning = (async () => {
      for (;;) {
        const removed = await store.inboxes.prune('default', { ...NO_LIMITS, maxMessages: 100 }, STEP)
        order.push('step')
        if (removed < MOST) return
      }
    })()
    const fresh: string[] = []
    while (order.filter((what) => what === 'step').length < 3) {
      fresh.push((await keep(store, 'Subject: fresh\r\n\r\n')).id)
      order.push('kept')
    }
    await pruning
    expect(order.indexOf('kept')).toBeLessThan(order.lastIndexOf('step'))
    const { messages } = await store.messages.list({
      inbox: null,
      query: EVERYTHING,
      limit: 500,
      order: 'desc',
    })
    expect(messages.slice(0, fresh.length).map(({ id }) => id)).toEqual(fresh.reverse())
  }, 30_000)
})

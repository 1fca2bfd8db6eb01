import { describe, expect, it } from 'vitest'
import { keep, ofThePast, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'

describe.each(STORES)('events of a $kind store', ({ place }) => {
  it('are published after the commit, in order, each with a number of its own', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    await store.messages.change({ ids: [id] }, { seen: true, addTags: ['t'] })
    await store.messages.remove({ ids: [id] })
    await store.inboxes.remove('default')
    expect(events.map(({ type }) => type)).toEqual([
      'inbox.created',
      'message.received',
      'message.changed',
      'message.removed',
      'inbox.removed',
    ])
    const seqs = events.map(({ seq }) => seq)
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
    expect((await store.facts()).seq).toBe(seqs.at(-1))
  })

  it('of the past follow from what is there and what is known to be gone', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const first = await keep(store, MAIL)
    const second = await keep(store, MAIL)
    const third = await keep(store, MAIL)
    await store.messages.change({ ids: [second.id] }, { flagged: true })
    await store.messages.remove({ ids: [first.id] })
    await store.inboxes.create('shop', {})
    await store.inboxes.change('shop', { name: 'store' })
    const past = await store.messages.eventsSince(0, 100)
    // What was removed is only said to be gone: whoever missed its coming does not miss it.
    const known = events
      .filter((event) => !(event.type === 'message.received' && event.id === first.id))
      .map(ofThePast)
    expect(past).toEqual(known)
    const last = known.at(-1)?.seq ?? 0
    expect(await store.messages.eventsSince(last, 100)).toEqual([])
    expect(await store.messages.eventsSince(third.seq, 1)).toEqual([
      known.find(({ type }) => type === 'message.changed'),
    ])
  })
})

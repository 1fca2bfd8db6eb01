import { describe, expect, it } from 'vitest'
import { ON_RETRIEVE } from '../../../src/domain/inbox.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'

describe.each(STORES)('inboxes of a $kind store', ({ place }) => {
  it('are made by the first message for them, or before it, and only once', async () => {
    const { store } = await openTempStore({ place: place() })
    await keep(store, MAIL, { inbox: 'by mail' })
    await store.inboxes.ensure('by mail')
    await store.inboxes.create('declared', { password: 'secret' })
    await expect(store.inboxes.create('declared', {})).rejects.toMatchObject({ trouble: 'inbox-exists' })
    expect((await store.inboxes.list()).map(({ name }) => name).sort()).toEqual(['by mail', 'declared'])
    expect(await store.inboxes.password('declared')).toBe('secret')
    expect(await store.inboxes.password('by mail')).toBeNull()
    expect(await store.inboxes.password('neither')).toBeUndefined()
  })

  it('tell whether any has a password, through every change', async () => {
    const { store } = await openTempStore({ place: place() })
    const { inboxes } = store
    await inboxes.ensure('open')
    expect(inboxes.anyPassword()).toBe(false)
    await inboxes.create('one', { password: 'secret' })
    await inboxes.change('one', { password: 'another' })
    await inboxes.change('open', { password: 'secret' })
    expect(inboxes.anyPassword()).toBe(true)
    await inboxes.change('open', { password: null })
    await inboxes.change('open', { password: null })
    expect(inboxes.anyPassword()).toBe(true)
    await inboxes.remove('one')
    expect(inboxes.anyPassword()).toBe(false)
    await inboxes.create('one', {})
    expect(inboxes.anyPassword()).toBe(false)
  })

  it('count their messages, what is unread and their octets, through every change', async () => {
    const { store } = await openTempStore({ place: place() })
    const counts = async () => {
      const { messages, unread, bytes } = await store.inboxes.get('default')
      return [messages, unread, bytes]
    }
    const [one, two] = [await keep(store, MAIL), await keep(store, MAIL, { seen: true })]
    expect(await counts()).toEqual([2, 1, 2 * MAIL.length])
    await store.messages.change({ ids: [one.id] }, { seen: true })
    await store.messages.change({ ids: [one.id] }, { seen: true })
    expect(await counts()).toEqual([2, 0, 2 * MAIL.length])
    await store.messages.change({ ids: [two.id] }, { seen: false })
    await store.messages.remove({ ids: [one.id] })
    expect(await counts()).toEqual([1, 1, MAIL.length])
    expect(await store.inboxes.clear('default')).toBe(1)
    expect(await counts()).toEqual([0, 0, 0])
  })

  it('go with all that is in them, and one made again is another one', async () => {
    const { store } = await openTempStore({ place: place() })
    await keep(store, MAIL)
    const kept = await keep(store, MAIL, { inbox: 'other' })
    const [before] = await store.mailboxes.list('default')
    await store.inboxes.remove('default')
    await expect(store.inboxes.get('default')).rejects.toMatchObject({ trouble: 'no-such-inbox' })
    const all = { inbox: null, query: EVERYTHING, limit: 10, order: 'asc' } as const
    expect((await store.messages.list(all)).messages.map(({ id }) => id)).toEqual([kept.id])
    await keep(store, MAIL)
    const [after] = await store.mailboxes.list('default')
    expect(after?.uidValidity).toBeGreaterThan(before?.uidValidity ?? 0)
  })

  it('say what a POP3 download does, or leave that to the server', async () => {
    const { store, events } = await openTempStore({ place: place() })
    expect(await store.inboxes.create('plain', {})).toMatchObject({ onRetrieve: null })
    expect(await store.inboxes.create('shop', { onRetrieve: 'archive' })).toMatchObject({
      onRetrieve: 'archive',
    })
    expect(await store.inboxes.change('shop', { limits: { maxMessages: 5 } })).toMatchObject({
      onRetrieve: 'archive',
    })
    for (const onRetrieve of [...ON_RETRIEVE, null]) {
      expect(await store.inboxes.change('shop', { onRetrieve })).toMatchObject({
        onRetrieve,
        limits: { maxMessages: 5 },
      })
    }
    expect((await store.inboxes.get('plain')).onRetrieve).toBeNull()
    expect(events.at(-1)).toMatchObject({ type: 'inbox.changed', inbox: 'shop' })
  })

  it('that are not there can be neither changed, cleared, removed nor read', async () => {
    const { store } = await openTempStore({ place: place() })
    const { inboxes, mailboxes } = store
    for (const call of [
      () => inboxes.change('none', {}),
      () => inboxes.clear('none'),
      () => inboxes.remove('none'),
      () => inboxes.get('none'),
      () => mailboxes.list('none'),
    ]) {
      await expect(call()).rejects.toMatchObject({ trouble: 'no-such-inbox' })
    }
  })
})

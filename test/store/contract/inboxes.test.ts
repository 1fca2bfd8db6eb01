import { describe, expect, it } from 'vitest'
import { ON_RETRIEVE, READ_STATES } from '../../../src/domain/inbox.ts'
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

  it('say how IMAP keeps flags, or leave that to the server', async () => {
    const { store } = await openTempStore({ place: place() })
    expect(await store.inboxes.create('plain', {})).toMatchObject({ imapReadState: null })
    expect(await store.inboxes.create('shop', { imapReadState: 'private' })).toMatchObject({
      imapReadState: 'private',
    })
    expect(await store.inboxes.change('shop', { onRetrieve: 'archive' })).toMatchObject({
      imapReadState: 'private',
    })
    for (const imapReadState of [...READ_STATES, null])
      expect(await store.inboxes.change('shop', { imapReadState })).toMatchObject({ imapReadState })
    expect((await store.inboxes.get('plain')).imapReadState).toBeNull()
  })

  it('get another name with all that is in them, and their labels stay', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { inboxes, mailboxes, messages } = store
    await inboxes.create('shop', { password: 'secret', onRetrieve: 'archive' })
    const { id } = await keep(store, MAIL, { inbox: 'shop' })
    const labelled = await keep(store, MAIL, { inbox: 'shop+till' })
    const folders = await mailboxes.list('shop')
    const before = await inboxes.get('shop')
    const now = await inboxes.change('shop', { name: 'store' })
    expect(now).toEqual({ ...before, name: 'store' })
    expect(events.at(-1)).toEqual({
      type: 'inbox.renamed',
      seq: (await store.facts()).seq,
      inbox: 'store',
      was: 'shop',
    })
    expect(await mailboxes.list('store')).toEqual(folders)
    expect((await messages.get(id)).inbox).toBe('store')
    expect((await messages.get(labelled.id)).inbox).toBe('shop+till')
    expect(await inboxes.password('store')).toBe('secret')
    expect(await inboxes.password('shop')).toBeUndefined()
    expect(inboxes.anyPassword()).toBe(true)
    await expect(inboxes.get('shop')).rejects.toMatchObject({ trouble: 'no-such-inbox' })
    await keep(store, MAIL, { inbox: 'shop' })
    const [anew] = await mailboxes.list('shop')
    expect(anew?.uidValidity).toBeGreaterThan(Math.max(...folders.map(({ uidValidity }) => uidValidity)))
    expect(await inboxes.get('store')).toMatchObject({ messages: 1 })
  })

  it('get another name together with all else that changes, or not at all', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { inboxes } = store
    await inboxes.create('shop', { password: 'secret' })
    await inboxes.create('crm', {})
    const told = events.length
    for (const [name, trouble] of [
      ['crm', 'inbox-exists'],
      ['..', 'bad-inbox-name'],
      ['a\u200b', 'bad-inbox-name'],
    ] as const)
      await expect(inboxes.change('shop', { name, password: null })).rejects.toMatchObject({ trouble })
    await expect(inboxes.change('none', { name: 'some' })).rejects.toMatchObject({ trouble: 'no-such-inbox' })
    expect(events).toHaveLength(told)
    expect(await inboxes.password('shop')).toBe('secret')
    expect(await inboxes.change('shop', { name: 'shop', onRetrieve: 'keep' })).toMatchObject({ name: 'shop' })
    expect(await inboxes.change('shop', { name: 'store', password: 'new' })).toMatchObject({
      name: 'store',
      declared: true,
    })
    expect(await inboxes.password('store')).toBe('new')
    expect(events.slice(told).map(({ type }) => type)).toEqual([
      'inbox.changed',
      'inbox.renamed',
      'inbox.changed',
    ])
    expect((await inboxes.list()).map(({ name }) => name).sort()).toEqual(['crm', 'store'])
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

import { describe, expect, it } from 'vitest'
import { ARCHIVE, INBOX } from '../../../src/domain/inbox.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import type { Mailbox } from '../../../src/store/mailboxes.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, ofThePast, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const ALL = { inbox: 'default', query: EVERYTHING, limit: 500, order: 'asc' } as const

const boxOf = async (store: Store, name: string): Promise<Mailbox> => {
  const found = (await store.mailboxes.list('default')).find((mailbox) => mailbox.name === name)
  if (found === undefined) throw new Error(`there is no mailbox ${name}`)
  return found
}
const countsOf = async (store: Store, name: string) => {
  const { messages, unseen, uidNext } = await boxOf(store, name)
  return { messages, unseen, uidNext }
}
const keepMany = (store: Store, count: number) =>
  Promise.all(Array.from({ length: count }, () => keep(store, MAIL)))
const idsOf = (kept: readonly { readonly id: string }[]) => kept.map(({ id }) => id)

describe.each(STORES)('a move between mailboxes of a $kind store', ({ place }) => {
  it('keeps all that the message is, under a new UID in a mailbox that is made for it', async () => {
    const { store } = await openTempStore({ place: place() })
    const [{ id }] = [await keep(store, MAIL, { receivedAt: 1000 }), await keep(store, MAIL)]
    await store.messages.change({ ids: [id] }, { seen: true, flagged: true, addTags: ['t'] })
    const before = await store.messages.get(id)
    expect(await store.mailboxes.move('default', [id], INBOX, ARCHIVE)).toBe(1)
    expect(await store.messages.get(id)).toEqual({ ...before, mailbox: ARCHIVE, uid: 1 })
    expect(await countsOf(store, INBOX)).toEqual({ messages: 1, unseen: 1, uidNext: 3 })
    expect(await countsOf(store, ARCHIVE)).toEqual({ messages: 1, unseen: 0, uidNext: 2 })
    const [inbox, archive] = [await boxOf(store, INBOX), await boxOf(store, ARCHIVE)]
    expect(archive.uidValidity).toBeGreaterThan(inbox.uidValidity)
    const page = await store.messages.list(ALL)
    expect([page.messages.length, page.total]).toEqual([2, 2])
    expect(page.messages[0]).toMatchObject({ id, seen: true, flagged: true, tags: ['t'] })
  })

  it('is told once, as a change and not as an end, live and afterwards', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const { seq } = await store.facts()
    await store.mailboxes.move('default', [id], INBOX, ARCHIVE)
    const change = { type: 'message.changed', seq: seq + 1, inbox: 'default', id, seen: false }
    const told = { ...change, flagged: false, tags: [] }
    const mailboxes = [(await boxOf(store, INBOX)).id, (await boxOf(store, ARCHIVE)).id]
    expect(events.filter((event) => event.seq > seq)).toEqual([{ ...told, mailboxes }])
    expect(await store.messages.eventsSince(seq, 10)).toEqual([told])
    for (const name of [INBOX, ARCHIVE]) expect((await boxOf(store, name)).highestModseq).toBe(seq + 1)
    await store.messages.remove({ ids: [id] })
    expect((await store.messages.eventsSince(seq, 10)).map(({ type }) => type)).toEqual(['message.removed'])
  })

  it('leaves the counts of the inbox as they are, and later changes find the message where it is', async () => {
    const { store } = await openTempStore({ place: place() })
    const [a, b] = [await keep(store, MAIL), await keep(store, MAIL)]
    const counts = async () => {
      const { messages, unread, bytes } = await store.inboxes.get('default')
      return [messages, unread, bytes]
    }
    await store.mailboxes.move('default', [a.id, b.id], INBOX, ARCHIVE)
    expect(await counts()).toEqual([2, 2, 2 * MAIL.length])
    await store.messages.change({ inbox: 'default', query: { kind: 'is', what: 'unread' } }, { seen: true })
    expect(await counts()).toEqual([2, 0, 2 * MAIL.length])
    expect(await countsOf(store, ARCHIVE)).toEqual({ messages: 2, unseen: 0, uidNext: 3 })
    await store.messages.remove({ ids: [a.id] })
    expect(await counts()).toEqual([1, 0, MAIL.length])
    expect(await countsOf(store, ARCHIVE)).toEqual({ messages: 1, unseen: 0, uidNext: 3 })
    expect(await countsOf(store, INBOX)).toEqual({ messages: 0, unseen: 0, uidNext: 3 })
  })

  it('passes over what is not there, is elsewhere, or would move to where it is', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const other = await keep(store, MAIL, { inbox: 'other' })
    const before = events.length
    const { mailboxes } = store
    expect(await mailboxes.move('default', [other.id, 'nothing'], INBOX, ARCHIVE)).toBe(0)
    expect(await mailboxes.move('default', [id], 'Nowhere', ARCHIVE)).toBe(0)
    expect(await mailboxes.move('default', [id], INBOX, INBOX)).toBe(0)
    expect((await boxOf(store, ARCHIVE)).uidNext).toBe(1)
    expect(await mailboxes.move('default', [id, id, other.id], INBOX, ARCHIVE)).toBe(1)
    expect(await mailboxes.move('default', [id], INBOX, ARCHIVE)).toBe(0)
    expect(events.length).toBe(before + 1)
    await expect(mailboxes.move('none', [id], INBOX, ARCHIVE)).rejects.toMatchObject({
      trouble: 'no-such-inbox',
    })
  })

  it('never gives a UID again, in neither mailbox, however often messages go there and back', async () => {
    const { store } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const given = new Set([`${INBOX} 1`])
    for (const [from, to] of [
      [INBOX, ARCHIVE],
      [ARCHIVE, INBOX],
      [INBOX, ARCHIVE],
      [ARCHIVE, INBOX],
    ] as const) {
      await store.mailboxes.move('default', [id], from, to)
      const { mailbox, uid } = await store.messages.get(id)
      expect(mailbox).toBe(to)
      expect(given).not.toContain(`${mailbox} ${uid}`)
      given.add(`${mailbox} ${uid}`)
    }
    expect((await keep(store, MAIL)).uid).toBe(4)
    expect(given).toEqual(new Set([`${INBOX} 1`, `${ARCHIVE} 1`, `${INBOX} 2`, `${ARCHIVE} 2`, `${INBOX} 3`]))
  })

  it('and mail that comes, and removals elsewhere at the same time, agree on what is left', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const kept = await keepMany(store, 1200)
    const ids = idsOf(kept)
    const fewer = ids.filter((_, at) => at % 3 === 0)
    const [moved, removed, fresh] = await Promise.all([
      store.mailboxes.move('default', ids, INBOX, ARCHIVE),
      store.messages.remove({ ids: fewer }),
      keepMany(store, 50),
    ])
    expect(removed).toBe(fewer.length)
    expect(moved).toBeGreaterThanOrEqual(ids.length - fewer.length)
    const left = ids.length - fewer.length
    expect(await countsOf(store, INBOX)).toEqual({ messages: 50, unseen: 50, uidNext: 1251 })
    expect(await countsOf(store, ARCHIVE)).toEqual({ messages: left, unseen: left, uidNext: moved + 1 })
    expect(await store.inboxes.get('default')).toMatchObject({ messages: left + 50, unread: left + 50 })
    expect([...(await store.mailboxes.contents('default', { mailboxes: [INBOX] })).ids].toSorted()).toEqual(
      idsOf(fresh).toSorted(),
    )
    expect(events.filter(({ type }) => type === 'message.removed')).toHaveLength(fewer.length)
    expect(new Set(events.map(({ seq }) => seq)).size).toBe(events.length)
  })
})

describe.each(STORES)('a removal from mailboxes of a $kind store', ({ place }) => {
  it('ends the message where that was its last place, and tells so', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const [a, b, c] = await Promise.all([keep(store, MAIL), keep(store, MAIL), keep(store, MAIL)])
    await store.mailboxes.move('default', [b.id], INBOX, ARCHIVE)
    expect(await store.mailboxes.remove('default', [INBOX], [a.id, b.id, a.id, 'nothing'])).toBe(1)
    await expect(store.messages.get(a.id)).rejects.toMatchObject({ trouble: 'no-such-message' })
    expect(await store.mailboxes.remove('default', [ARCHIVE, INBOX, 'Nowhere'], idsOf([a, b]))).toBe(1)
    expect((await store.messages.list(ALL)).messages.map(({ id }) => id)).toEqual([c.id])
    expect(await store.inboxes.get('default')).toMatchObject({
      messages: 1,
      unread: 1,
      bytes: MAIL.length,
    })
    expect(await countsOf(store, INBOX)).toEqual({ messages: 1, unseen: 1, uidNext: 4 })
    expect(await countsOf(store, ARCHIVE)).toEqual({ messages: 0, unseen: 0, uidNext: 2 })
    const ends = events.filter(({ type }) => type === 'message.removed')
    expect(ends).toMatchObject([{ id: a.id }, { id: b.id }])
    const past = await store.messages.eventsSince(0, 100)
    expect(past.filter(({ type }) => type === 'message.removed')).toEqual(ends.map(ofThePast))
  })

  it('reaches no other inbox, and none that is not there', async () => {
    const { store } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const other = await keep(store, MAIL, { inbox: 'other' })
    expect(await store.mailboxes.remove('other', [INBOX], [id])).toBe(0)
    expect(await store.mailboxes.remove('default', [INBOX], [other.id])).toBe(0)
    expect(await store.mailboxes.remove('default', [], [id])).toBe(0)
    expect((await store.facts()).messages).toBe(2)
    await expect(store.mailboxes.remove('none', [INBOX], [id])).rejects.toMatchObject({
      trouble: 'no-such-inbox',
    })
  })

  it('of all of an inbox reaches every mailbox, and so does retention', async () => {
    const { store } = await openTempStore({ place: place() })
    const keepInBoth = async () => {
      const kept = await keepMany(store, 4)
      await store.mailboxes.move('default', idsOf(kept).slice(0, 2), INBOX, ARCHIVE)
    }
    await keepInBoth()
    const limits = { maxMessages: 3, maxAge: null, maxBytes: null }
    expect(await store.inboxes.prune('default', limits, { most: 10, byAge: false })).toBe(1)
    expect(await countsOf(store, ARCHIVE)).toMatchObject({ messages: 1, unseen: 1 })
    expect(await store.inboxes.clear('default')).toBe(3)
    for (const name of [INBOX, ARCHIVE]) {
      expect(await countsOf(store, name)).toMatchObject({ messages: 0, unseen: 0 })
    }
    await keepInBoth()
    await store.inboxes.remove('default')
    expect((await store.facts()).messages).toBe(0)
    await keep(store, MAIL)
    expect((await store.mailboxes.list('default')).map(({ messages }) => messages)).toEqual([
      1, 0, 0, 0, 0, 0,
    ])
  })
})

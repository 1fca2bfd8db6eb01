import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import type { NewMessage } from '../../../src/domain/message.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore, rawOf } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const LARGE = Buffer.alloc(300_000, 'x\r\n')

async function incoming(store: Store, octets: Uint8Array, message: Partial<NewMessage> = {}) {
  const body = store.messages.receive()
  await body.write(octets)
  const defaults = { inbox: 'default', envelope: NO_ENVELOPE, receivedAt: 0, session: null, remarks: [] }
  return { message: { ...defaults, ...message }, body }
}

describe.each(STORES)('an append to a mailbox of a $kind store', ({ place }) => {
  it('that is not there fails alone, however many messages come with it', async () => {
    const { store } = await openTempStore({ place: place() })
    const results = await Promise.allSettled(
      ['Sent', 'nowhere', 'Sent', 'INBOX/none', 'INBOX'].map((mailbox) => keep(store, MAIL, { mailbox })),
    )
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    const [first, refused] = results
    expect(first).toMatchObject({ value: { mailbox: 'Sent', uid: 1 } })
    expect(refused).toMatchObject({ reason: { trouble: 'no-such-mailbox' } })
    const sent = await store.mailboxes.get('default', 'Sent')
    expect(sent).toMatchObject({ messages: 2, uidNext: 3, highestModseq: (await store.facts()).seq - 1 })
    expect((await store.facts()).messages).toBe(3)
  })

  it('of several keeps all of them, one after the other, small and large', async () => {
    const { store } = await openTempStore({ place: place() })
    const parts = [Buffer.from(MAIL), LARGE, Buffer.alloc(0)]
    const all = await Promise.all(parts.map((part) => incoming(store, part, { mailbox: 'drafts' })))
    await expect(store.messages.appendAll(all)).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
    const again = await Promise.all(parts.map((part) => incoming(store, part, { mailbox: 'Drafts' })))
    const kept = await store.messages.appendAll(again)
    const { uidValidity } = await store.mailboxes.get('default', 'Drafts')
    expect(kept).toMatchObject([1, 2, 3].map((uid) => ({ mailbox: 'Drafts', uid, uidValidity })))
    for (const [at, { id }] of kept.entries()) expect(await rawOf(store, id)).toEqual(parts[at])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 3 })
    expect(await store.messages.appendAll([])).toEqual([])
  })

  it('takes out what it replaces at the same moment, wherever that stands', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const old = await keep(store, LARGE, { mailbox: 'Drafts' })
    const { id: drafts } = await store.mailboxes.get('default', 'Drafts')
    const replaces = { mailbox: drafts, uid: old.uid }
    const { message, body } = await incoming(store, Buffer.from(MAIL), { mailbox: 'Sent', replaces })
    const kept = await store.messages.append(message, body)
    expect(kept).toMatchObject({ mailbox: 'Sent', uid: 1 })
    await expect(store.messages.raw(old.id)).rejects.toMatchObject({ trouble: 'no-such-message' })
    expect(await store.mailboxes.get('default', 'Drafts')).toMatchObject({ messages: 0, bytes: 0 })
    const { changed, expunged } = await store.mailboxes.changes('default', drafts, 0)
    expect([...(expunged ?? [])]).toEqual([1])
    expect(changed.mailbox.highestModseq).toBeGreaterThan(kept.seq)
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, bytes: MAIL.length })
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['message.received', 'message.removed'])
  })

  it('is not made when what it replaces is gone, also by a neighbour that replaced it first', async () => {
    const { store } = await openTempStore({ place: place() })
    const old = await keep(store, MAIL)
    const { id: mailbox } = await store.mailboxes.get('default', 'INBOX')
    const both = await Promise.allSettled(
      [1, 2].map(() => keep(store, MAIL, { replaces: { mailbox, uid: old.uid } })),
    )
    expect(both).toMatchObject([{ value: { uid: 2 } }, { reason: { trouble: 'no-such-message' } }])
    expect(await store.mailboxes.get('default', 'INBOX')).toMatchObject({ messages: 1 })
  })

  it('of several keeps none when one cannot be', async () => {
    const { store, events } = await openTempStore({ place: place() })
    await store.inboxes.ensure('default')
    const all = await Promise.all([
      incoming(store, Buffer.from(MAIL)),
      incoming(store, LARGE),
      incoming(store, Buffer.from(MAIL), { mailbox: 'nowhere' }),
    ])
    const other = keep(store, MAIL, { inbox: 'other' })
    await expect(store.messages.appendAll(all)).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
    await other
    const given = await incoming(store, Buffer.from(MAIL))
    const aborted = await incoming(store, LARGE)
    await aborted.body.abort()
    await expect(store.messages.appendAll([given, aborted])).rejects.toThrow()
    expect(await store.mailboxes.get('default', 'INBOX')).toMatchObject({ messages: 0, uidNext: 1 })
    expect((await store.facts()).messages).toBe(1)
    expect(events.filter(({ type }) => type === 'message.received')).toHaveLength(1)
  })
})

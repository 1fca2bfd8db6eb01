import { describe, expect, it } from 'vitest'
import { openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const octets = (text: string) => Uint8Array.from(Buffer.from(text))
const NAME = '/private/comment'

async function withInbox(place: string) {
  const { store } = await openTempStore({ place })
  await store.inboxes.ensure('default')
  return store
}

describe.each(STORES)('values that clients keep in a $kind store', ({ place }) => {
  it('belong to the inbox or to one mailbox, whatever that is called by now, and go with it', async () => {
    const { mailboxes, metadata, inboxes } = await withInbox(place())
    await mailboxes.create('default', 'a')
    await metadata.set('default', null, new Map([['/Private/Comment', octets('mine')]]))
    await metadata.set('default', 'a', new Map([[NAME, octets('of a\0ÿ')]]))
    expect(await metadata.get('default', null)).toEqual(new Map([[NAME, octets('mine')]]))
    expect(await metadata.get('default', 'inbox')).toEqual(new Map())
    await mailboxes.rename('default', 'a', 'b')
    expect(await metadata.get('default', 'b')).toEqual(new Map([[NAME, octets('of a\0ÿ')]]))
    await mailboxes.drop('default', 'b')
    await mailboxes.create('default', 'b')
    expect(await metadata.get('default', 'b')).toEqual(new Map())
    await inboxes.remove('default')
    await inboxes.ensure('default')
    expect(await metadata.get('default', null)).toEqual(new Map())
    for (const [inbox, name] of [
      ['default', 'a'],
      ['none', null],
    ] as const) {
      const trouble = inbox === 'none' ? 'no-such-inbox' : 'no-such-mailbox'
      await expect(metadata.get(inbox, name)).rejects.toMatchObject({ trouble })
      await expect(metadata.set(inbox, name, new Map())).rejects.toMatchObject({ trouble })
    }
  })

  it('are kept by INBOX and given to the mailbox that takes its mail (RFC 5464 §4.1)', async () => {
    const { mailboxes, metadata } = await withInbox(place())
    const comment = new Map([[NAME, octets('of INBOX')]])
    await metadata.set('default', 'INBOX', comment)
    await mailboxes.rename('default', 'INBOX', 'old')
    expect(await metadata.get('default', 'INBOX')).toEqual(comment)
    expect(await metadata.get('default', 'old')).toEqual(comment)
  })

  it('are told of by name when they change, without what they hold', async () => {
    const { store, events } = await openTempStore({ place: place() })
    await store.inboxes.ensure('default')
    await store.metadata.set('default', null, new Map([['/Private/Comment', octets('mine')]]))
    await store.metadata.set('default', 'inbox', new Map([[NAME, null]]))
    const seq = expect.any(Number)
    const told = { type: 'mailbox.annotated', inbox: 'default', entries: [NAME], seq }
    expect(events.slice(-2)).toEqual([
      { ...told, name: null },
      { ...told, name: 'INBOX' },
    ])
  })

  it('are set all or none, within bounds', async () => {
    const { metadata } = await withInbox(place())
    const many = (count: number) =>
      new Map(Array.from({ length: count }, (_, at) => [`/private/${at}`, octets('')] as const))
    await metadata.set('default', null, new Map([[NAME, octets('kept')]]))
    for (const [trouble, entries] of [
      ['too-many-entries', many(100)],
      ['too-large', new Map([...many(1), ['/private/large', new Uint8Array(16 * 1024 + 1)] as const])],
    ] as const) {
      await expect(metadata.set('default', null, entries)).rejects.toMatchObject({ trouble })
      expect([...(await metadata.get('default', null)).keys()]).toEqual([NAME])
    }
    await metadata.set('default', null, new Map([...many(100), [NAME, null] as const]))
    expect((await metadata.get('default', null)).size).toBe(100)
  })
})

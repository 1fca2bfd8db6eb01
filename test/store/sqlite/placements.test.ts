import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { ARCHIVE, INBOX } from '../../../src/domain/inbox.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { keep, ofThePast, openTempStore, tempFolder } from '../../support/temp-store.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const SEEN = 1
const ALL = { inbox: null, query: EVERYTHING, limit: 10, order: 'asc' } as const

/** A store with one message in INBOX and in Archive too, there with these flags. */
async function withTwoPlaces(flags = 0) {
  const path = join(tempFolder(), 'sandpost.db')
  const { store, events } = await openTempStore({ place: `sqlite:${path}` })
  const { id } = await keep(store, MAIL)
  const { mailboxes } = store
  const [inbox, archive] = [await mailboxes.get('default', INBOX), await mailboxes.get('default', ARCHIVE)]
  // UID 1 was given before.
  await mailboxes.copy('default', inbox.id, [1], ARCHIVE)
  await mailboxes.copy('default', inbox.id, [1], ARCHIVE)
  await mailboxes.expunge('default', archive.id, { uids: [1], deletedOnly: false })
  await mailboxes.store('default', archive.id, [2], { how: 'replace', flags, keywords: [] })
  const { seq } = await store.facts()
  const told = () => events.filter((event) => event.seq > seq).map(ofThePast)
  const past = () => store.messages.eventsSince(seq, 10)
  const boxes = async () =>
    Object.fromEntries((await mailboxes.list('default')).map((mailbox) => [mailbox.name, mailbox]))
  return { store, path, id, seq, told, past, boxes }
}

describe('a message in two mailboxes', () => {
  it('is one message in lists, counts and contents, and is shown where it stands first', async () => {
    const { store, id } = await withTwoPlaces()
    const page = await store.messages.list(ALL)
    expect([page.messages.map((message) => message.id), page.total]).toEqual([[id], 1])
    expect((await store.messages.list({ ...ALL, query: { kind: 'is', what: 'unread' } })).total).toBe(1)
    expect(await store.messages.get(id)).toMatchObject({ mailbox: INBOX, uid: 1 })
    const { ids } = await store.mailboxes.contents('default', { mailboxes: [ARCHIVE, INBOX] })
    expect([...ids]).toEqual([id])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 1, bytes: MAIL.length })
  })

  it('is changed in both, and told once', async () => {
    const { store, id, seq, told, past, boxes } = await withTwoPlaces()
    expect(await store.messages.change({ ids: [id] }, { seen: true })).toBe(1)
    expect(told()).toMatchObject([{ type: 'message.changed', seq: seq + 1, id, seen: true }])
    expect(await past()).toEqual(told())
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 0 })
    const counted = { messages: 1, unseen: 0, highestModseq: seq + 1 }
    expect(await boxes()).toMatchObject({ [INBOX]: counted, [ARCHIVE]: counted })
    await store.messages.change({ ids: [id] }, { addTags: ['t'] })
    const tagged = { highestModseq: seq + 2 }
    expect(await boxes()).toMatchObject({ [INBOX]: tagged, [ARCHIVE]: tagged })
  })

  it('stays when it is taken out of one, and goes with the other', async () => {
    const { store, id, seq, told, past, boxes } = await withTwoPlaces()
    expect(await store.mailboxes.remove('default', [INBOX], [id])).toBe(1)
    expect(told()).toMatchObject([{ type: 'message.changed', seq: seq + 1, id, seen: false }])
    expect(await past()).toEqual(told())
    expect(await store.messages.get(id)).toMatchObject({ mailbox: ARCHIVE, uid: 2 })
    expect(await boxes()).toMatchObject({ [INBOX]: { messages: 0, unseen: 0 }, [ARCHIVE]: { messages: 1 } })
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 1 })
    expect(await store.mailboxes.remove('default', [INBOX, ARCHIVE], [id])).toBe(1)
    expect(await past()).toEqual([{ type: 'message.removed', seq: seq + 2, inbox: 'default', id }])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 0, unread: 0, bytes: 0 })
  })

  it('counts as unread by the place that is left', async () => {
    const { store, id, told } = await withTwoPlaces(SEEN)
    expect(await store.inboxes.get('default')).toMatchObject({ unread: 1 })
    await store.mailboxes.remove('default', [INBOX], [id])
    expect(told()).toMatchObject([{ type: 'message.changed', seen: true }])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 0 })
  })

  it('only leaves where it is when it moves to where it stands already', async () => {
    const { store, id, past, boxes } = await withTwoPlaces()
    expect(await store.mailboxes.move('default', [id], INBOX, ARCHIVE)).toBe(1)
    expect(await store.messages.get(id)).toMatchObject({ mailbox: ARCHIVE, uid: 2 })
    expect(await boxes()).toMatchObject({ [INBOX]: { messages: 0 }, [ARCHIVE]: { messages: 1, uidNext: 3 } })
    expect((await past()).map(({ type }) => type)).toEqual(['message.changed'])
  })

  it.each(['messages', 'mailboxes'] as const)(
    'is told to be gone once when %s removes it from both',
    async (how) => {
      const { store, path, id, seq, told, past, boxes } = await withTwoPlaces()
      if (how === 'messages') await store.messages.remove({ ids: [id] })
      else await store.mailboxes.remove('default', [ARCHIVE, INBOX], [id])
      expect(told()).toEqual([{ type: 'message.removed', seq: seq + 1, inbox: 'default', id }])
      expect(await past()).toEqual(told())
      // IMAP will ask each mailbox for its own UIDs that are gone since a modseq (RFC 7162).
      const db = new Database(path)
      const rows = db
        .prepare('SELECT modseq, uid, gone FROM expunged WHERE modseq > ? ORDER BY modseq')
        .raw()
        .all(seq)
      db.close()
      expect(rows).toEqual([
        [seq + 1, 1, 1],
        [seq + 2, 2, 0],
      ])
      expect(await boxes()).toMatchObject({
        [INBOX]: { messages: 0, unseen: 0, highestModseq: seq + 1 },
        [ARCHIVE]: { messages: 0, unseen: 0, highestModseq: seq + 2 },
      })
    },
  )
})

describe('UIDs that left', () => {
  it('are no longer known before what the store has forgotten', async () => {
    const { store, path, seq } = await withTwoPlaces()
    const { id } = await store.mailboxes.get('default', ARCHIVE)
    expect((await store.mailboxes.changes('default', id, 0)).expunged).toEqual(Uint32Array.of(1))
    const db = new Database(path)
    db.exec(`UPDATE meta SET value = ${seq} WHERE key = 'forgotten'`)
    db.close()
    const { changed, expunged } = await store.mailboxes.changes('default', id, seq - 2)
    expect([[...changed.uids], expunged]).toEqual([[2], null])
    expect((await store.mailboxes.changes('default', id, seq)).expunged).toEqual(new Uint32Array())
  })
})

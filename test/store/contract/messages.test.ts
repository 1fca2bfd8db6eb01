import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { keep, openTempStore, rawOf } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'From: Ann <ann@example.test>\r\nTo: bob@example.test\r\nSubject: Hello\r\n\r\nGood morning.\r\n'
const ALL = { inbox: null, query: EVERYTHING, limit: 500, order: 'desc' } as const

describe.each(STORES)('messages of a $kind store', ({ place }) => {
  it('are kept octet for octet, small or large', async () => {
    const { store } = await openTempStore({ place: place() })
    const bodies = [
      Buffer.alloc(0),
      Buffer.from(Array.from({ length: 1024 }, (_, at) => at % 256)),
      Buffer.alloc(256 * 1024, 'a'),
      Buffer.alloc(3_000_001, 'line\r\n.\n..\0'),
    ]
    for (const body of bodies) {
      const { id } = await keep(store, body)
      expect((await rawOf(store, id)).equals(body)).toBe(true)
      const raw = await store.messages.raw(id)
      expect(raw).toMatchObject({
        size: body.length,
        sha256: createHash('sha256').update(body).digest('hex'),
      })
    }
  })

  it('are read in ranges', async () => {
    const { store } = await openTempStore({ place: place() })
    for (const body of [Buffer.from('0123456789'), Buffer.alloc(400_000, '0123456789')]) {
      const raw = await store.messages.raw((await keep(store, body)).id)
      const chunks: Uint8Array[] = []
      for await (const chunk of raw.bytes({ start: 3, end: 7 })) chunks.push(chunk)
      expect(Buffer.concat(chunks).toString()).toBe('3456')
    }
  })

  it('are in the next list, newest first, with what their headers say', async () => {
    const { store } = await openTempStore({ place: place() })
    await keep(store, MAIL)
    const { id, seq } = await keep(store, MAIL.replace('Hello', 'Later'), { inbox: 'shop' })
    const page = await store.messages.list(ALL)
    expect(page.messages.map(({ subject }) => subject)).toEqual(['Later', 'Hello'])
    expect(page.messages[0]).toMatchObject({
      id,
      seq,
      inbox: 'shop',
      from: [{ name: 'Ann', address: 'ann@example.test' }],
      to: [{ name: '', address: 'bob@example.test' }],
      size: MAIL.length,
      seen: false,
      flagged: false,
      tags: [],
      attachments: 0,
      preview: 'Good morning.',
    })
    expect(page.total).toBe(2)
  })

  it('are paged by seq without gaps or repeats', async () => {
    const { store } = await openTempStore({ place: place() })
    const kept = await Promise.all(Array.from({ length: 25 }, () => keep(store, MAIL)))
    const seqs: number[] = []
    for (let before = Number.MAX_SAFE_INTEGER; ; before = seqs.at(-1) ?? 0) {
      const { messages } = await store.messages.list({ ...ALL, limit: 10, before })
      seqs.push(...messages.map(({ seq }) => seq))
      if (messages.length < 10) break
    }
    expect(seqs).toEqual(kept.map(({ seq }) => seq).sort((a, b) => b - a))
    const later = await store.messages.list({ ...ALL, order: 'asc', after: seqs[3] ?? 0 })
    expect(later.messages.map(({ seq }) => seq)).toEqual(seqs.slice(0, 3).reverse())
  })

  it('get UIDs that rise by one in each inbox, and are never given again', async () => {
    const { store } = await openTempStore({ place: place() })
    const first = await keep(store, MAIL)
    const second = await keep(store, MAIL)
    await store.messages.remove({ ids: [second.id] })
    const third = await keep(store, MAIL)
    const other = await keep(store, MAIL, { inbox: 'other' })
    expect([first.uid, second.uid, third.uid, other.uid]).toEqual([1, 2, 3, 1])
  })

  it('are changed once, and told once', async () => {
    const { store, events } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const change = { seen: true, flagged: true, addTags: ['b', 'a'] }
    expect(await store.messages.change({ ids: [id, 'not-there'] }, change)).toBe(1)
    expect(await store.messages.change({ ids: [id] }, change)).toBe(0)
    expect(await store.messages.get(id)).toMatchObject({ seen: true, flagged: true, tags: ['a', 'b'] })
    expect(events.filter(({ type }) => type === 'message.changed')).toEqual([
      expect.objectContaining({ id, seen: true, flagged: true, tags: ['a', 'b'] }),
    ])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 0 })
  })

  it('are removed with all that belongs to them', async () => {
    const { store } = await openTempStore({ place: place() })
    const small = await keep(store, MAIL)
    const large = await keep(store, Buffer.alloc(400_000, 'x'))
    expect(await store.messages.remove({ ids: [small.id, large.id, small.id] })).toBe(2)
    for (const { id } of [small, large]) {
      await expect(store.messages.get(id)).rejects.toMatchObject({ trouble: 'no-such-message' })
      await expect(store.messages.raw(id)).rejects.toMatchObject({ trouble: 'no-such-message' })
    }
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 0, unread: 0, bytes: 0 })
  })

  it('are found by what they say, and changed and removed by it', async () => {
    const { store } = await openTempStore({ place: place() })
    await keep(store, MAIL)
    const { id } = await keep(store, MAIL.replace('Hello', 'Invoice'))
    const query = { kind: 'text', field: 'subject', text: 'voic' } as const
    expect((await store.messages.list({ ...ALL, query })).messages.map((message) => message.id)).toEqual([id])
    expect(await store.messages.change({ inbox: null, query }, { seen: true })).toBe(1)
    expect(await store.messages.remove({ inbox: 'default', query })).toBe(1)
    expect((await store.messages.list(ALL)).total).toBe(1)
  })

  it('S54 with the same Message-ID are messages of their own', async () => {
    const { store } = await openTempStore({ place: place() })
    await Promise.all(Array.from({ length: 100 }, () => keep(store, `Message-ID: <1@x>\r\n${MAIL}`)))
    expect((await store.messages.list(ALL)).total).toBe(100)
  })
})

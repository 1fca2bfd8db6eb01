import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCapture } from '../../src/capture/capture.ts'
import { createClient } from '../../src/client/client.ts'
import type { Publish } from '../../src/domain/events.ts'
import { createHub } from '../../src/events/hub.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createInspector } from '../../src/mail/inspector.ts'
import { openTempStore, tempFolder } from '../support/temp-store.ts'
import { ABOUT } from './about.ts'
import { mail } from './test-server.ts'

const MAX = 4 * 1024 * 1024

/** The whole of it: a database on disk, the inspector's thread, a socket. */
async function running(place = `sqlite:${join(tempFolder(), 'sandpost.db')}`) {
  const readers: Publish[] = []
  const { store } = await openTempStore({
    place,
    maxMessageSize: MAX,
    publish: (event) => readers.forEach((read) => void read(event)),
  })
  const feed = createHub({ eventsSince: (seq, limit) => store.messages.eventsSince(seq, limit) })
  readers.push(feed.publish)
  const inspector = createInspector()
  const http = createHttpServer({
    store,
    capture: createCapture(store, { maxMessageSize: MAX }),
    feed,
    inspector,
    log: silentLog,
    settings: { allowedHosts: [], maxMessageSize: MAX, webRoot: '/nowhere' },
    about: () => ABOUT,
  })
  onTestFinished(async () => {
    await http.close()
    await inspector.close()
  })
  const bound = await http.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${bound.kind === 'tcp' ? bound.port : 0}`
  return { client: createClient({ url }), url, store, http }
}

describe('over the real store', () => {
  it('shows at once what was sent, by every way of reading', async () => {
    const { client } = await running()
    const { id, seq } = await client.send('shop', {
      from: 'ann@x.test',
      to: 'bob@x.test',
      subject: 'Invoice 7',
      text: 'amount due',
      html: '<p>amount <b>due</b></p>',
      attachments: [{ name: 'invoice.pdf', type: 'application/pdf', content: 'JVBERi0=' }],
    })
    const [listed] = (await client.list({ inbox: 'shop' })).messages
    expect(listed).toMatchObject({ id, seq, subject: 'Invoice 7', attachments: 1, preview: 'amount due' })
    expect((await client.list({ q: 'invoice filename:pdf body:"amount due" has:html' })).total).toBe(1)
    expect((await client.wait('shop', { subject: 'invoice', has: 'attachment' })).messages).toHaveLength(1)
    const detail = await client.get(id)
    expect(detail).toMatchObject({
      text: expect.stringContaining('amount due'),
      html: expect.stringContaining('<b>due'),
    })
    expect(detail.attachments).toMatchObject([{ name: 'invoice.pdf', type: 'application/pdf', size: 5 }])
    expect((await client.inbox('shop')).unread).toBe(1)
  })

  it('gives back octet for octet what was streamed in, small or on disk, whole or in ranges', async () => {
    const { client, url } = await running()
    for (const size of [1_000, 3_000_000]) {
      const octets = randomBytes(size)
      const { id } = await client.sendRaw('shop', octets)
      const whole = Buffer.from(await new Response(await client.raw(id)).arrayBuffer())
      expect(whole.equals(octets)).toBe(true)
      const range = await fetch(`${url}/v1/messages/${id}/raw`, {
        headers: { range: `bytes=${size - 500}-` },
      })
      expect(Buffer.from(await range.arrayBuffer()).equals(octets.subarray(size - 500))).toBe(true)
    }
  })

  it('refuses a stream that grows too large, keeps nothing of it, and goes on', async () => {
    const { client } = await running()
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    })
    await expect(client.sendRaw('shop', endless)).rejects.toThrow()
    await client.sendRaw('shop', mail({ Subject: 'small' }))
    expect((await client.list()).messages.map(({ subject }) => subject)).toEqual(['small'])
  })

  it('keeps messages, marks and cursors over a restart', async () => {
    const place = `sqlite:${join(tempFolder(), 'sandpost.db')}`
    const first = await running(place)
    const { id, seq } = await first.client.sendRaw('shop', mail({ Subject: 'kept' }))
    await first.client.change(id, { seen: true, addTags: ['later'] })
    await first.http.close()
    await first.store.close()
    const second = await running(place)
    expect((await second.client.list({ q: 'tag:later' })).messages).toMatchObject([{ id, seq, seen: true }])
    const events: string[] = []
    for await (const event of second.client.events({ after: 0 })) {
      events.push(event.type)
      if (event.type === 'message.changed') break
    }
    expect(events).toEqual(expect.arrayContaining(['message.received', 'message.changed']))
  })

  it('wakes every wait once, and each sees its own message', async () => {
    const { client } = await running()
    const waits = Array.from({ length: 20 }, (_, n) => client.wait(`inbox-${n}`, { subject: `code ${n}.` }))
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => client.sendRaw(`inbox-${n}`, mail({ Subject: `code ${n}.` }))),
    )
    const subjects = (await Promise.all(waits)).map(({ messages }) => messages.map(({ subject }) => subject))
    expect(subjects).toEqual(Array.from({ length: 20 }, (_, n) => [`code ${n}.`]))
  })
})

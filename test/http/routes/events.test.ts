import { describe, expect, it } from 'vitest'
import { eventsFrom } from '../../../src/client/event-lines.ts'
import type { MailEvent } from '../../../src/domain/events.ts'
import { DomainError } from '../../../src/domain/trouble.ts'
import { mail, startServer, type TestServer, type TestServerOptions } from '../test-server.ts'

async function streaming(options: TestServerOptions = {}) {
  const server = startServer(options)
  const { url } = await server.listen()
  const open = async (query = '', headers: Record<string, string> = {}) => {
    const leaving = new AbortController()
    const response = await fetch(`${url}/v1/events${query}`, { headers, signal: leaving.signal })
    const body = response.body as ReadableStream<Uint8Array>
    return { response, body, events: eventsFrom(body), leave: () => leaving.abort() }
  }
  return { ...server, url, open }
}

async function take(events: AsyncIterator<unknown>, count: number): Promise<MailEvent[]> {
  const taken: MailEvent[] = []
  while (taken.length < count) taken.push((await events.next()).value as MailEvent)
  return taken
}

const seqs = (events: MailEvent[]) => events.map(({ seq }) => seq)

describe('GET events', () => {
  it('streams what happens from now on', async () => {
    const { open, deliver } = await streaming()
    await deliver(mail())
    const { response, events, leave } = await open()
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const id = await deliver(mail({ Subject: 'live' }))
    expect(await take(events, 1)).toEqual([{ type: 'message.received', seq: 3, inbox: 'shop', id }])
    leave()
  })

  it('leaves out mailboxes, which REST does not know', async () => {
    const { open, publish } = await streaming()
    const { events, leave } = await open()
    const of = { inbox: 'shop', id: 'a', mailboxes: ['b'] }
    publish({ type: 'mailbox.created', seq: 1, inbox: 'shop', mailbox: 'b', name: 'B' })
    publish({ type: 'message.received', seq: 2, ...of })
    publish({ type: 'mailbox.subscribed', seq: 3, inbox: 'shop', name: 'B' })
    publish({ type: 'message.removed', seq: 4, ...of })
    expect(await take(events, 2)).toEqual([
      { type: 'message.received', seq: 2, inbox: 'shop', id: 'a' },
      { type: 'message.removed', seq: 4, inbox: 'shop', id: 'a' },
    ])
    leave()
  })

  it('resumes after a cursor, or after the last event that was seen', async () => {
    const { open, deliver } = await streaming()
    for (let n = 0; n < 5; n += 1) await deliver(mail())
    const byQuery = await open('?after=2')
    expect(seqs(await take(byQuery.events, 4))).toEqual([3, 4, 5, 6])
    byQuery.leave()
    const byHeader = await open('?after=0', { 'last-event-id': '4' })
    const live = take(byHeader.events, 3)
    await deliver(mail())
    expect(seqs(await live)).toEqual([5, 6, 7])
    byHeader.leave()
  })

  it('tells all of a store that has not come as far as the last event seen: that was of another store', async () => {
    const { open, deliver } = await streaming()
    await deliver(mail())
    const { events, leave } = await open('', { 'last-event-id': '99999999' })
    expect(seqs(await take(events, 2))).toEqual([1, 2])
    await deliver(mail())
    expect(seqs(await take(events, 1))).toEqual([3])
    leave()
  })

  /** Lets the store know no removal up to `seq`, as one that has removed much. */
  function forget(messages: TestServer['store']['messages'], seq: number) {
    const { eventsSince } = messages
    messages.eventsSince = async (after, limit) => {
      if (after < seq) throw new DomainError('bad-query', 'That is no longer known.')
      return eventsSince(after, limit)
    }
  }

  it('tells the messages that are there to a client of another store, when early removals are forgotten', async () => {
    const { open, deliver, store } = await streaming()
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) ids.push(await deliver(mail()))
    await store.messages.remove({ ids: ids.slice(1, 2) })
    forget(store.messages, store.seq)
    for (const [query, headers] of [
      ['', { 'last-event-id': '99999999' }],
      ['?after=99999999', {}],
    ] as const) {
      const { events, leave } = await open(query, headers)
      const told = await take(events, 2)
      expect(told.map((event) => 'id' in event && event.id)).toEqual([ids[0], ids[2]])
      expect(seqs(told)).toEqual([2, 4])
      const id = await deliver(mail())
      const expected = { type: 'message.received', inbox: 'shop', seq: store.seq, id }
      expect(await take(events, 1)).toEqual([expected])
      leave()
      await store.messages.remove({ ids: [id] })
    }
  })

  it('refuses an own number that is too old, so that the client lists again', async () => {
    const { http, deliver, store } = startServer()
    await deliver(mail())
    forget(store.messages, store.seq)
    const answer = await http.inject({ url: '/v1/events', headers: { 'last-event-id': '1' } })
    expect(answer.json().error).toMatchObject({ status: 400, code: 'bad-query' })
  })

  it('shows that it lives however busy the other inboxes are', async () => {
    const { open, deliver } = await streaming({ limits: { heartbeat: 20 } })
    const { body, leave } = await open('?inbox=quiet')
    let over = false
    const busy = (async () => {
      while (!over) await deliver(mail(), 'busy').then(() => new Promise((resolve) => setTimeout(resolve, 2)))
    })()
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of body) {
      text += decoder.decode(chunk)
      if (text.includes(': still here')) break
    }
    over = true
    await busy
    expect(text).not.toContain('busy')
    leave()
  })

  it('can be of one inbox', async () => {
    const { open, deliver } = await streaming()
    await deliver(mail(), 'other')
    await deliver(mail())
    const { events, leave } = await open('?after=0&inbox=shop')
    expect((await take(events, 2)).map(({ type, inbox }) => [type, inbox])).toEqual([
      ['inbox.created', 'shop'],
      ['message.received', 'shop'],
    ])
    leave()
  })

  it('writes id, event and data of each, and comments while nothing happens', async () => {
    const { open, deliver } = await streaming({ limits: { heartbeat: 5 } })
    await deliver(mail())
    const { body, leave } = await open('?after=1')
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of body) {
      text += decoder.decode(chunk)
      if (text.includes(': still here')) break
    }
    expect(text).toMatch(/^retry: 1000\n/)
    expect(text).toMatch(
      /\n\nid: 2\nevent: message\.received\ndata: \{"type":"message\.received","seq":2,[^\n]*\}\n\n/,
    )
    leave()
  })

  it.each(['?after=-1', '?after=x', '?inbox=', '?since=1'])('refuses %s', async (query) => {
    expect((await startServer().http.inject({ url: `/v1/events${query}` })).statusCode).toBe(400)
  })

  it('refuses a Last-Event-ID that is none', async () => {
    const answer = await startServer().http.inject({ url: '/v1/events', headers: { 'last-event-id': 'x' } })
    expect(answer.json().error).toMatchObject({ status: 400, field: 'Last-Event-ID' })
  })

  it('H14 keeps so many streams and no more, and takes mail meanwhile', async () => {
    const { open, deliver, url } = await streaming({ limits: { maxStreams: 3 } })
    const streams = [await open(), await open(), await open()]
    const refused = await fetch(`${url}/v1/events`)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'too-many-streams' } })
    await deliver(mail())
    for (const { events } of streams) expect(await take(events, 1)).toHaveLength(1)
    for (const { leave } of streams) leave()
    await expect.poll(async () => (await open()).response.status).toBe(200)
  })

  it('ends when the server closes', async () => {
    const { open, http } = await streaming()
    const { body } = await open()
    const closed = http.close()
    for await (const _chunk of body) {
      // Until it ends.
    }
    await closed
  })
})

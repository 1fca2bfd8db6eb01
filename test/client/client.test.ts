import { describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { ServerRefusal, WaitTimeout } from '../../src/client/failure.ts'
import type { Session } from '../../src/domain/session.ts'
import { mail, startServer, type TestServerOptions } from '../http/test-server.ts'

async function connected(options: TestServerOptions = {}) {
  const server = startServer(options)
  const { url } = await server.listen()
  const { token } = options
  return {
    ...server,
    url,
    client: createClient({ url: `${url}/`, ...(token === undefined ? {} : { token }) }),
  }
}

const SESSION: Session = {
  id: 'one',
  protocol: 'smtp',
  startedAt: 1,
  endedAt: null,
  remote: null,
  local: { address: '127.0.0.1', port: 1025 },
  tls: null,
  clientName: null,
  login: null,
  messages: [],
  ending: null,
  failure: null,
  transcript: [{ at: 0, from: 'S', text: '535 wrong', octets: 11 }],
  truncated: false,
}

async function octetsOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

describe('the client', () => {
  it('sends, lists, reads, changes and removes', async () => {
    const { client } = await connected()
    const { id } = await client.sendRaw('a shop/100%', mail({ Subject: 'raw' }), {
      to: ['b@x.test', 'c@x.test'],
    })
    await client.send('a shop/100%', { subject: 'composed', text: 'x' })
    expect(
      (await client.list({ inbox: 'a shop/100%', order: 'asc' })).messages.map(({ subject }) => subject),
    ).toEqual(['raw', 'composed'])
    expect((await client.list({ q: 'subject:raw', limit: 1 })).total).toBe(1)
    expect((await client.get(id)).envelope.to.map(({ address }) => address)).toEqual(['b@x.test', 'c@x.test'])
    expect(await octetsOf(await client.raw(id))).toBe(mail({ Subject: 'raw' }))
    expect((await client.checks(id)).findings.map((finding) => finding.id)).toContain('date-missing')
    expect((await client.links(id)).links).toEqual([])
    expect((await client.codes(id)).codes).toEqual([])
    expect((await client.change(id, { seen: true })).seen).toBe(true)
    expect(await client.changeMany({ query: 'is:unread', change: { flagged: true } })).toBe(1)
    await client.remove(id)
    expect(await client.removeMany({ inbox: 'a shop/100%', query: 'subject:composed' })).toBe(1)
    expect(await client.clear('a shop/100%')).toBe(0)
  })

  it('sends octets and streams as they are', async () => {
    const { client, store } = await connected()
    const octets = Uint8Array.from({ length: 256 }, (_, octet) => octet)
    await client.sendRaw('shop', octets)
    await client.sendRaw('shop', new Blob([octets]).stream() as ReadableStream<Uint8Array>)
    expect(store.all.map(({ raw }) => Buffer.compare(raw, octets))).toEqual([0, 0])
  })

  it('manages inboxes', async () => {
    const { client } = await connected()
    await client.createInbox({ name: 'shop', password: 'p' })
    expect((await client.changeInbox('shop', { limits: { maxMessages: 5 } })).limits.maxMessages).toBe(5)
    expect((await client.changeInbox('shop', { onRetrieve: 'delete' })).onRetrieve).toBe('delete')
    expect((await client.inboxes()).map(({ name }) => name)).toEqual(['shop'])
    await client.removeInbox('shop')
    await expect(client.inbox('shop')).rejects.toThrow(ServerRefusal)
  })

  it.each(['', '.', '..'])('reaches no other place by the name %j', async (name) => {
    const { client, deliver, store } = await connected()
    await deliver(mail())
    for (const attempt of [
      () => client.removeMany({ inbox: name, query: '' }),
      () => client.removeInbox(name),
      () => client.list({ inbox: name }),
      () => client.sendRaw(name, mail()),
      () => client.remove(name),
      () => client.session(name),
    ])
      await expect(attempt()).rejects.toThrow(`nothing named ${JSON.stringify(name)}`)
    expect(store.all).toHaveLength(1)
  })

  it('tells a refusal with what to do', async () => {
    const { client } = await connected()
    const refusal = await client.get('nothing').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ServerRefusal)
    expect((refusal as ServerRefusal).problem).toMatchObject({ status: 404, code: 'no-such-message' })
    expect((refusal as ServerRefusal).message).toContain('Take an id from a list')
  })

  it('waits, and tells the near misses when nothing matched', async () => {
    const { client, deliver } = await connected()
    const waiting = client.wait('shop', { subject: 'code', header: ['X-Shop:a', 'To:bob'] })
    await deliver(mail({ Subject: 'your code', 'X-Shop': 'a' }))
    const { messages, cursor } = await waiting
    expect(messages[0]?.subject).toBe('your code')
    const failure = await client.wait('shop', { subject: 'pin', timeout: 0 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(WaitTimeout)
    expect((failure as WaitTimeout).message).toContain(
      '"your code" from ann@x.test to bob@x.test: subject is "your code", wanted to contain "pin"',
    )
    await expect(client.wait('shop', { after: cursor, timeout: 0 })).rejects.toThrow(
      'No other message came either.',
    )
  })

  it('says that the server closed while it waited', async () => {
    const { client, http, url } = await connected()
    const waiting = client.wait('shop')
    // Taken after the wait, on a connection of its own.
    await fetch(`${url}/v1/inboxes/shop/mark`)
    const failure = waiting.catch((error: unknown) => error)
    await http.close()
    expect(await failure).toBeInstanceOf(ServerRefusal)
    expect(((await failure) as ServerRefusal).message).toMatch(
      /The server closed before .* \(503 shutting-down\)/,
    )
  })

  it('tells what came to other inboxes, and the sessions that failed', async () => {
    const { client, deliver, store } = await connected()
    await deliver(mail({ Subject: 'pin' }), 'lost')
    store.sessions.begin({ ...SESSION, failure: 'login', ending: 'quit' })
    const failure = await client
      .wait('shop', { subject: 'pin', timeout: '0s' })
      .catch((error: unknown) => error)
    expect((failure as WaitTimeout).message).toMatch(
      /No other message came either\.\nThese came to other inboxes:\n {2}in "lost".*"pin" from .*: it matches\n/,
    )
    expect((failure as WaitTimeout).message).toMatch(
      /The SMTP session one failed \(login\), quit:\n {2}S: 535 wrong$/,
    )
  })

  it('stops waiting when it is told to', async () => {
    const { client } = await connected()
    const leaving = new AbortController()
    const waiting = client.wait('shop', {}, leaving.signal)
    leaving.abort()
    await expect(waiting).rejects.toThrow('aborted')
  })

  it('follows events from a cursor', async () => {
    const { client, deliver } = await connected()
    await deliver(mail())
    const types: string[] = []
    for await (const event of client.events({ after: 0 })) {
      types.push(event.type)
      if (types.length === 2) void deliver(mail())
      if (types.length === 3) break
    }
    expect(types).toEqual(['inbox.created', 'message.received', 'message.received'])
  })

  it('brings its token', async () => {
    const { client, url } = await connected({ token: 'secret' })
    expect((await client.server()).auth.token).toBe(true)
    await expect(createClient({ url }).server()).rejects.toThrow('This server asks for its token.')
  })

  it('says whether the server is ready, and that it is not when nobody answers', async () => {
    const { client, store, http } = await connected()
    expect(await client.ready()).toBe(true)
    store.trouble = 'disk full'
    expect(await client.ready()).toBe(false)
    await http.close()
    expect(await client.ready()).toBe(false)
  })

  it('lists sessions', async () => {
    const { client } = await connected()
    expect(await client.sessions({ limit: 1 })).toEqual({ sessions: [] })
    await expect(client.session('x')).rejects.toThrow('no-such-session')
  })
})

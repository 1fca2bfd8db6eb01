import { describe, expect, it } from 'vitest'
import { mail, startServer, type TestServer } from '../test-server.ts'

const wait = ({ http }: TestServer, query: string) => http.inject({ url: `/v1/inboxes/shop/wait?${query}` })

/** Resolves when somebody looks in the store, so that a test acts while the request is held. */
function nextLook({ store }: TestServer): Promise<void> {
  const { list } = store.messages
  return new Promise((resolve) => {
    store.messages.list = (listing) => {
      store.messages.list = list
      return list(listing).finally(resolve)
    }
  })
}

const subjects = (messages: readonly { subject: string }[]) => messages.map(({ subject }) => subject)

describe('GET wait', () => {
  it('answers at once with what is already there', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'one' }))
    const answer = await wait(server, 'subject=ONE')
    expect(answer.statusCode).toBe(200)
    expect(subjects(answer.json().messages)).toEqual(['one'])
    expect(answer.json().cursor).toBe(answer.json().messages[0].seq)
  })

  it('holds the request until the message comes, in an inbox that is not there yet', async () => {
    const server = startServer()
    const looked = nextLook(server)
    const answer = wait(server, 'subject=code')
    await looked
    await server.deliver(mail({ Subject: 'hello' }))
    await server.deliver(mail({ Subject: 'your code' }), 'other')
    await server.deliver(mail({ Subject: 'your code' }))
    expect(subjects((await answer).json().messages)).toEqual(['your code'])
  })

  it('gives each message once when its cursor is given back', async () => {
    const server = startServer()
    for (const subject of ['one', 'two', 'three']) await server.deliver(mail({ Subject: subject }))
    const seen: string[] = []
    for (let after = 0, n = 0; n < 3; n += 1) {
      const { messages, cursor } = (await wait(server, `after=${after}`)).json()
      seen.push(...subjects(messages))
      after = cursor
    }
    expect(seen).toEqual(['one', 'two', 'three'])
    expect((await wait(server, `after=${server.store.seq}&timeout=0`)).statusCode).toBe(408)
  })

  it('counts every message when its cursor is one that only another store has come to', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'one' }))
    const answer = await wait(server, 'after=99999')
    expect([answer.statusCode, answer.json().cursor]).toEqual([200, server.store.seq])
    const looked = nextLook(server)
    const other = server.http.inject({ url: '/v1/inboxes/other/wait?after=99999' })
    await looked
    await server.deliver(mail({ Subject: 'two' }), 'other')
    expect(subjects((await other).json().messages)).toEqual(['two'])
    const { cursor, nearMisses } = (await wait(server, 'after=99999&subject=x&timeout=0')).json()
    expect([cursor, nearMisses.length]).toEqual([server.store.seq, 1])
  })

  it('waits for as many as are wanted', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'one' }))
    const looked = nextLook(server)
    const answer = wait(server, 'count=2')
    await looked
    await server.deliver(mail({ Subject: 'two' }))
    expect(subjects((await answer).json().messages)).toEqual(['one', 'two'])
  })

  it('hears of a change that makes a message match', async () => {
    const server = startServer()
    const id = await server.deliver(mail())
    const looked = nextLook(server)
    const answer = wait(server, 'q=is:flagged')
    await looked
    await server.store.messages.change({ ids: [id] }, { flagged: true })
    expect((await answer).json().messages[0].id).toBe(id)
  })

  it.each([
    'from=ann',
    'to=bob@x.test',
    'subject=order 7',
    'body=thank you',
    'header=X-Shop',
    'header=X-Shop:west&header=subject: order',
    'has=html',
    'q=order -refund',
  ])('takes the criterion %s', async (query) => {
    const server = startServer()
    const fields = { Subject: 'Order 7', 'X-Shop': 'north-west', 'Content-Type': 'text/html' }
    await server.deliver(mail(fields, '<b>Thank you</b>'))
    expect((await wait(server, `${query}&timeout=0`)).statusCode).toBe(200)
  })

  it('answers 408 with the near misses, nearest first, and what each failed', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'far', From: 'x@y.test' }))
    await server.deliver(mail({ Subject: 'near' }))
    const answer = await wait(server, 'from=ann&subject=code&header=X-Shop:a&timeout=0')
    expect(answer.statusCode).toBe(408)
    const { error, cursor, matched, nearMisses } = answer.json()
    expect(error).toMatchObject({ status: 408, code: 'wait-timed-out' })
    expect([cursor, matched]).toEqual([server.store.seq, []])
    expect(
      nearMisses.map((miss: { message: { subject: string }; unmatched: string[] }) => [
        miss.message.subject,
        miss.unmatched,
      ]),
    ).toEqual([
      ['near', ['subject', 'header=X-Shop:a']],
      ['far', ['from', 'subject', 'header=X-Shop:a']],
    ])
  })

  it('tells which did match when there were too few', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'one' }))
    const { matched, nearMisses } = (await wait(server, 'subject=one&count=2&timeout=0')).json()
    expect([subjects(matched), nearMisses]).toEqual([['one'], []])
  })

  it.each([
    'timeout=301',
    'timeout=-1',
    'count=0',
    'count=501',
    'after=-1',
    'subject=',
    'colour=red',
    'q=has:wings',
    'header=:west',
  ])('refuses %s', async (query) => {
    expect((await wait(startServer(), query)).statusCode).toBe(400)
  })

  it('refuses more waits than there is room for, and takes the next when one leaves', async () => {
    const server = startServer({ limits: { maxWaits: 1 } })
    const looked = nextLook(server)
    const first = wait(server, 'subject=x')
    await looked
    const second = await wait(server, 'subject=x')
    expect([second.statusCode, second.json().error.code]).toEqual([503, 'too-many-streams'])
    await server.deliver(mail({ Subject: 'x' }))
    expect((await first).statusCode).toBe(200)
    expect((await wait(server, 'subject=x')).statusCode).toBe(200)
  })

  it('is answered, and its connection ended, when the server closes', async () => {
    const server = startServer()
    const { url } = await server.listen()
    const looked = nextLook(server)
    const answer = fetch(`${url}/v1/inboxes/shop/wait`)
    await looked
    await server.http.close()
    const { status, headers } = await answer
    expect([status, headers.get('connection')]).toEqual([503, 'close'])
    expect(await (await answer).json()).toMatchObject({ error: { code: 'shutting-down' } })
  })

  it('gives its place back when the client leaves', async () => {
    const server = startServer({ limits: { maxWaits: 1 } })
    const { url } = await server.listen()
    const looked = nextLook(server)
    const leaving = new AbortController()
    const first = fetch(`${url}/v1/inboxes/shop/wait`, { signal: leaving.signal })
    await looked
    const lookedAgain = nextLook(server)
    leaving.abort()
    await expect(first).rejects.toThrow()
    // The wait looks a last time when its client is gone.
    await lookedAgain
    await server.deliver(mail())
    await expect.poll(async () => (await wait(server, '')).statusCode).toBe(200)
  })
})

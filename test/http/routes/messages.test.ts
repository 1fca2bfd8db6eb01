import { describe, expect, it } from 'vitest'
import type { MessageList } from '../../../src/http/contract/messages.ts'
import { mail, startServer } from '../test-server.ts'

async function withMessages(...subjects: string[]) {
  const server = startServer()
  const ids: string[] = []
  for (const subject of subjects) ids.push(await server.deliver(mail({ Subject: subject })))
  const list = async (url: string) => (await server.http.inject({ url })).json() as MessageList
  return { ...server, ids, list }
}

const subjectsOf = ({ messages }: MessageList) => messages.map(({ subject }) => subject)

describe('GET messages', () => {
  it('lists an inbox newest first, with total and cursor', async () => {
    const { list, store } = await withMessages('one', 'two', 'three')
    const page = await list('/v1/inboxes/shop/messages?limit=2')
    expect(subjectsOf(page)).toEqual(['three', 'two'])
    expect(page.total).toBe(3)
    expect(page.cursor).toBe(store.seq)
    expect(page.messages[0]).toMatchObject({
      inbox: 'shop',
      from: [{ name: 'Ann', address: 'ann@x.test' }],
      to: [{ name: '', address: 'bob@x.test' }],
      receivedAt: '2026-01-31T00:00:00.000Z',
      seen: false,
      flagged: false,
      tags: [],
      attachments: 0,
      preview: 'Hello\r\n',
    })
  })

  it('pages by seq in either order', async () => {
    const { list } = await withMessages('one', 'two', 'three')
    const first = await list('/v1/inboxes/shop/messages?limit=1')
    const older = await list(`/v1/inboxes/shop/messages?before=${first.messages[0]?.seq}`)
    expect(subjectsOf(older)).toEqual(['two', 'one'])
    const newer = await list(`/v1/inboxes/shop/messages?order=asc&after=${older.messages[1]?.seq}`)
    expect(subjectsOf(newer)).toEqual(['two', 'three'])
  })

  it('searches one inbox, or all of them', async () => {
    const { list, deliver } = await withMessages('apple pie', 'pear')
    await deliver(mail({ Subject: 'apple juice' }), 'other')
    expect(subjectsOf(await list('/v1/inboxes/shop/messages?q=subject:apple'))).toEqual(['apple pie'])
    expect(subjectsOf(await list('/v1/messages?q=subject:apple'))).toEqual(['apple juice', 'apple pie'])
  })

  it('answers 404 for an inbox that is not there', async () => {
    const { http } = startServer()
    const answer = await http.inject({ url: '/v1/inboxes/nobody/messages' })
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error).toMatchObject({
      status: 404,
      code: 'no-such-inbox',
      todo: expect.any(String),
    })
  })

  it.each([
    ['limit=-1', 'limit'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['after=NaN', 'after'],
    ['before=9999999999999999999', 'before'],
    ['offset=10', 'offset'],
    ['order=up', 'order'],
    [`before=${'9'.repeat(10_000)}`, 'before'],
  ])('H23 refuses %s and names the field', async (query, field) => {
    const { http } = await withMessages('one')
    const answer = await http.inject({ url: `/v1/inboxes/shop/messages?${query}` })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error).toMatchObject({ code: 'bad-request', field })
  })

  it.each([
    ['more than 1 KiB', 'a'.repeat(1_100)],
    ['more than 50 terms', 'abc '.repeat(60)],
    ['an open quote', '"abc'],
  ])('H25 refuses a search with %s', async (_what, q) => {
    const { http } = await withMessages('one')
    const answer = await http.inject({ url: '/v1/messages', query: { q } })
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'bad-query'])
  })

  it('H36 answers errors as JSON whatever is asked for, and never more than 500 rows', async () => {
    const { http } = await withMessages('one')
    const answer = await http.inject({ url: '/v1/messages/<script>', headers: { accept: 'text/html' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect((await http.inject({ url: '/v1/messages?limit=500' })).statusCode).toBe(200)
  })
})

describe('changes of many messages', () => {
  it('marks by ids and by search', async () => {
    const { http, ids, list } = await withMessages('one', 'two', 'three')
    const byIds = { ids: [ids[0], 'not-there'], change: { seen: true } }
    const first = await http.inject({ method: 'PATCH', url: '/v1/inboxes/shop/messages', payload: byIds })
    expect(first.json()).toEqual({ changed: 1 })
    const bySearch = { query: 'subject:t', change: { flagged: true, addTags: ['later'] } }
    const second = await http.inject({ method: 'PATCH', url: '/v1/messages', payload: bySearch })
    expect(second.json()).toEqual({ changed: 2 })
    const page = await list('/v1/messages?q=is:flagged tag:later')
    expect(subjectsOf(page)).toEqual(['three', 'two'])
  })

  it('removes by ids and by search, and only in the inbox that is named', async () => {
    const { http, ids, deliver, list } = await withMessages('one', 'two')
    const elsewhere = await deliver(mail({ Subject: 'two' }), 'other')
    const remove = (payload: object) =>
      http.inject({ method: 'DELETE', url: '/v1/inboxes/shop/messages', payload })
    expect((await remove({ ids: [ids[0], elsewhere] })).json()).toEqual({ removed: 1 })
    expect((await remove({ query: 'subject:two' })).json()).toEqual({ removed: 1 })
    expect(subjectsOf(await list('/v1/messages'))).toEqual(['two'])
  })

  it.each([
    ['an empty body', undefined],
    ['{}', '{}'],
    ['no ids', '{"ids":[]}'],
    ['broken JSON', '{"ids":['],
    ['something else', '{"all":false}'],
    ['an empty search', '{"query":""}'],
    ['a search of white space', '{"query":"  "}'],
    ['both', '{"ids":["a"],"query":"b"}'],
    ['null', 'null'],
    ['a list', '[]'],
  ])('H24 deletes and changes nothing for %s', async (_what, payload) => {
    const { http, store } = await withMessages('one', 'two')
    for (const method of ['DELETE', 'PATCH'] as const) {
      for (const url of ['/v1/inboxes/shop/messages', '/v1/messages']) {
        const headers = { 'content-type': 'application/json' }
        const answer = await http.inject({
          method,
          url,
          headers,
          ...(payload === undefined ? {} : { payload }),
        })
        expect([400, 422]).toContain(answer.statusCode)
      }
    }
    expect(store.all.map(({ message }) => message.seen)).toEqual([false, false])
  })

  it('H21 refuses more than 10,000 ids', async () => {
    const { http } = await withMessages('one')
    const payload = { ids: Array.from({ length: 10_001 }, () => 'x') }
    const answer = await http.inject({ method: 'DELETE', url: '/v1/messages', payload })
    expect([answer.statusCode, answer.json().error.field]).toEqual([422, 'ids'])
  })
})

import { describe, expect, it } from 'vitest'
import { DomainError, type Trouble } from '../../src/domain/trouble.ts'
import { TROUBLE_ANSWERS } from '../../src/http/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import { mail, startServer, type TestServerOptions } from './test-server.ts'

type Fault = () => Promise<never>

/** What asks no thread of the store: it cannot fail. */
const AT_HAND = new Set(['receive', 'use', 'has', 'anyPassword'])

/** A server whose every other store call does the same wrong thing. */
async function broken(fault: Fault, options: TestServerOptions = {}) {
  const server = startServer(options)
  const id = await server.deliver(mail())
  await server.http.inject({ url: '/livez' })
  const { messages, inboxes, sessions } = server.store
  for (const part of [messages, inboxes, sessions] as object[])
    for (const [name, method] of Object.entries(part))
      if (typeof method === 'function' && !AT_HAND.has(name)) Object.assign(part, { [name]: fault })
  server.store.facts = fault
  return { ...server, id, requests: requestsTo(id) }
}

function requestsTo(id: string) {
  const read = [
    '/v1/server',
    '/v1/inboxes',
    '/v1/inboxes/shop',
    '/v1/messages',
    '/v1/inboxes/shop/messages',
    `/v1/messages/${id}`,
    ...['raw', 'text', 'html', 'headers', 'parts', 'parts/0', 'frame'].map(
      (view) => `/v1/messages/${id}/${view}`,
    ),
    '/v1/inboxes/shop/wait?timeout=0',
    '/v1/events',
    '/v1/sessions',
    '/v1/sessions/x',
    '/readyz',
    '/metrics',
  ].map((url) => ({ method: 'GET' as const, url }))
  const selection = { ids: ['x'] }
  const change = { seen: true }
  return [
    ...read,
    { method: 'POST' as const, url: '/v1/inboxes', payload: { name: 'a' } },
    { method: 'PATCH' as const, url: '/v1/inboxes/shop', payload: { password: 'a' } },
    { method: 'DELETE' as const, url: '/v1/inboxes/shop' },
    { method: 'POST' as const, url: '/v1/inboxes/shop/clear', payload: {} },
    { method: 'PATCH' as const, url: `/v1/messages/${id}`, payload: change },
    { method: 'DELETE' as const, url: `/v1/messages/${id}` },
    { method: 'PATCH' as const, url: '/v1/messages', payload: { ...selection, change } },
    { method: 'DELETE' as const, url: '/v1/inboxes/shop/messages', payload: selection },
    { method: 'POST' as const, url: '/v1/inboxes/shop/messages', payload: { text: 'x' } },
  ]
}

function listeningLog() {
  const errors: { facts: object; text: string }[] = []
  const ignore = () => undefined
  const log: Log = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (facts, text) => void errors.push({ facts, text }),
  }
  return { log, errors }
}

describe('when the store fails', () => {
  it('H37 answers 500 with the request id and no more, and logs the rest', async () => {
    const { log, errors } = listeningLog()
    const secret = 'at /home/secret/path.ts:1'
    const { http, requests } = await broken(() => Promise.reject(new TypeError(secret)), { log })
    for (const request of requests) {
      const answer = await http.inject(request)
      const { error } = answer.json()
      expect([request.url, answer.statusCode, error.code]).toEqual([request.url, 500, 'internal'])
      expect(error.request).toMatch(/^[0-9a-z]{20}$/)
      expect(answer.body).not.toContain('secret')
      expect(errors.at(-1)).toMatchObject({ facts: { request: error.request } })
    }
    expect((await http.inject({ url: '/livez' })).statusCode).toBe(200)
  })

  it('H37 answers 503 when it hangs', async () => {
    const forever: Fault = () => new Promise(() => undefined)
    const { http, requests } = await broken(forever, { limits: { requestTimeout: 50, uploadTimeout: 50 } })
    const held = requests.filter(({ url }) => !url.includes('/wait'))
    for (const request of held) {
      const answer = await http.inject(request)
      expect([request.url, answer.statusCode, answer.json().error.code]).toEqual([
        request.url,
        503,
        'timed-out',
      ])
    }
    expect((await http.inject({ url: '/livez' })).statusCode).toBe(200)
  })

  it.each(Object.entries(TROUBLE_ANSWERS))(
    'answers the trouble %s as its table says',
    async (trouble, { status, todo }) => {
      const { http } = await broken(() => Promise.reject(new DomainError(trouble as Trouble, 'It is so.')))
      const answer = await http.inject({ url: '/v1/messages' })
      expect(answer.statusCode).toBe(status)
      expect(answer.json()).toEqual({ error: { status, code: trouble, message: 'It is so.', todo } })
    },
  )

  it('ends an answer that breaks off in the middle, and serves the next', async () => {
    const { http, deliver, store, listen } = startServer()
    const id = await deliver(`Subject: x\r\n\r\n${'x'.repeat(200_000)}`)
    const { raw } = store.messages
    store.messages.raw = async (which) => {
      const whole = await raw(which)
      return {
        ...whole,
        bytes: async function* () {
          yield* whole.bytes({ start: 0, end: 100_000 })
          throw new Error('the disk is gone')
        },
      }
    }
    const { url } = await listen()
    const response = await fetch(`${url}/v1/messages/${id}/raw`)
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    expect((await http.inject({ url: '/livez' })).statusCode).toBe(200)
  })
})

describe('many at once', () => {
  it('H27 stays consistent under clears, sends and lists together', async () => {
    const { http, store } = startServer()
    const headers = { 'content-type': 'application/json' }
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, n) => {
        if (n % 3 === 0)
          return http.inject({ method: 'POST', url: '/v1/inboxes/shop/messages', payload: { text: `${n}` } })
        if (n % 3 === 1) return http.inject({ method: 'POST', url: '/v1/inboxes/shop/clear', headers })
        return http.inject({ url: '/v1/inboxes/shop/messages' })
      }),
    )
    expect([...new Set(answers.map(({ statusCode }) => statusCode))].sort()).toEqual(
      expect.not.arrayContaining([500]),
    )
    const sent = answers.filter(({ statusCode }) => statusCode === 201).length
    const removed = answers.reduce(
      (sum, answer) => sum + ((answer.json().removed as number | undefined) ?? 0),
      0,
    )
    expect([sent, removed + store.all.length]).toEqual([100, 100])
  })
})

describe('reading', () => {
  it('H10 changes nothing, whatever is read', async () => {
    const { http, store, deliver } = startServer()
    const id = await deliver(mail({ 'Content-Type': 'text/html' }, '<b>x</b>'))
    const before = JSON.stringify([store.all, store.log, [...store.boxes]])
    const read = requestsTo(id).filter(({ method, url }) => method === 'GET' && url !== '/v1/events')
    for (const { url } of read)
      for (const method of ['GET', 'HEAD'] as const)
        expect([200, 404, 405, 408]).toContain((await http.inject({ method, url })).statusCode)
    expect(JSON.stringify([store.all, store.log, [...store.boxes]])).toBe(before)
  })
})

import { describe, expect, it } from 'vitest'
import { startServer } from './test-server.ts'

const ROUTES = ['/', '/v1/inboxes', '/v1/events', '/livez', '/metrics', '/m/x/html', '/nowhere'] as const
const CHANGES = [
  { method: 'POST', url: '/v1/inboxes', payload: { name: 'evil' } },
  { method: 'PATCH', url: '/v1/inboxes/shop', payload: { password: 'x' } },
  { method: 'DELETE', url: '/v1/inboxes/shop' },
  { method: 'OPTIONS', url: '/v1/inboxes' },
] as const

describe('the host', () => {
  it.each([
    'evil.test:8025',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    'evil.test.',
    'user@localhost',
    'localhost/evil.test',
    '[::1].evil.test',
    'a b',
  ])('H01 refuses "%s" on every route', async (host) => {
    const { http } = startServer()
    for (const url of ROUTES) {
      const answer = await http.inject({ url, headers: { host } })
      expect([url, answer.statusCode, answer.json().error.code]).toEqual([url, 421, 'unknown-host'])
    }
  })

  it.each([
    'localhost',
    'LOCALHOST:8025',
    'localhost.',
    '127.0.0.1:8025',
    '[::1]:8025',
    '192.168.1.20',
    'sandpost:8025',
    'mail.example.test',
    'Mail.Example.Test.:443',
  ])('H01 answers to "%s"', async (host) => {
    const { http } = startServer({ allowedHosts: ['mail.example.test'] })
    expect((await http.inject({ url: '/v1/inboxes', headers: { host } })).statusCode).toBe(200)
  })

  it('H06 does not believe what a stranger says was forwarded', async () => {
    const { http } = startServer()
    const headers = { 'x-forwarded-host': 'localhost', forwarded: 'host=localhost', host: 'evil.test' }
    expect((await http.inject({ url: '/v1/inboxes', headers })).statusCode).toBe(421)
    const forged = { 'x-forwarded-proto': 'https', host: 'localhost:8025', origin: 'https://localhost:8025' }
    expect((await http.inject({ url: '/v1/inboxes', headers: forged })).statusCode).toBe(403)
  })
})

describe('the origin', () => {
  it('H02 refuses another origin on reads and changes, and offers no CORS', async () => {
    const { http, store } = startServer()
    await store.inboxes.create('shop', {})
    for (const request of [{ method: 'GET', url: '/v1/inboxes' } as const, ...CHANGES]) {
      const answer = await http.inject({ ...request, headers: { origin: 'http://evil.test' } })
      expect([request.method, answer.statusCode, answer.json().error.code]).toEqual([
        request.method,
        403,
        'cross-site',
      ])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect([...store.boxes.keys()]).toEqual(['shop'])
  })

  it.each([
    'null',
    'http://127.0.0.1:9999',
    'http://LOCALHOST:8025',
    'http://localhost',
    'http://localhost:8025.evil.test',
    'https://localhost:8025',
    'https://LOCALHOST:8025',
    'https://localhost',
    'https://localhost:9999',
    'https://localhost:8025.evil.test',
    'https://localhost:8025/',
    'https://127.0.0.1:8025',
    'http://localhost:8025/',
  ])('H03 refuses the origin %s', async (origin) => {
    const { http } = startServer()
    const answer = await http.inject({ url: '/v1/inboxes', headers: { host: 'localhost:8025', origin } })
    expect(answer.statusCode).toBe(403)
  })

  it('H03 takes exactly its own origin', async () => {
    const { http } = startServer()
    const headers = { host: 'localhost:8025', origin: 'http://localhost:8025' }
    expect((await http.inject({ url: '/v1/inboxes', headers })).statusCode).toBe(200)
  })

  it.each(['mail.example.test', 'mail.example.test:8443'])(
    'H03 takes changes by its own page at the allowed name "%s" when a proxy before it ends TLS',
    async (host) => {
      const { http } = startServer({ allowedHosts: ['mail.example.test'] })
      const create = (headers: Record<string, string>) =>
        http.inject({ method: 'POST', url: '/v1/inboxes', payload: { name: 'shop' }, headers })
      const own = { host, origin: `https://${host}` }
      expect((await create({ ...own, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
      expect((await create({ ...own, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201)
    },
  )

  it('H01 refuses a strange host also when the origin is the same', async () => {
    const { http } = startServer()
    const headers = { host: 'evil.test', origin: 'https://evil.test' }
    expect((await http.inject({ url: '/v1/inboxes', headers })).statusCode).toBe(421)
  })

  it('H04 takes the https origin of an allowed name, and not that of its neighbours', async () => {
    const { http } = startServer({ allowedHosts: ['mail.example.test'] })
    const ask = (origin: string) =>
      http.inject({ url: '/v1/inboxes', headers: { host: 'mail.example.test', origin } })
    expect((await ask('https://mail.example.test')).statusCode).toBe(200)
    expect((await ask('https://app.mail.example.test')).statusCode).toBe(403)
    expect((await ask('http://mail.example.test:3000')).statusCode).toBe(403)
  })

  it.each([
    '/%76%31/inboxes',
    '//v1/inboxes',
    '/v1/./inboxes',
    '/V1/inboxes',
    '/v1/inboxes;x',
    '/v1%2finboxes',
    '/v1/inboxes%00',
    '/v1\\inboxes',
    '/%c0%ae/v1/inboxes',
    '/v1/inboxes/',
  ])('H05 gives %s no way around the gate', async (url) => {
    const { http } = startServer()
    const answer = await http.inject({ url, headers: { origin: 'http://evil.test' } })
    expect([400, 403, 404]).toContain(answer.statusCode)
    expect(answer.json().error.todo).toEqual(expect.any(String))
  })

  it('H07 refuses an event stream to another origin (there is no WebSocket)', async () => {
    const { http } = startServer()
    for (const origin of ['http://evil.test', 'null'])
      expect((await http.inject({ url: '/v1/events', headers: { origin } })).statusCode).toBe(403)
  })
})

describe('fetch metadata', () => {
  it('H08 refuses what another site loads, and marks data as nobody else’s', async () => {
    const { http } = startServer()
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }
      expect((await http.inject({ url: '/v1/messages', headers })).statusCode).toBe(403)
    }
    const own = await http.inject({ url: '/v1/messages', headers: { 'sec-fetch-site': 'same-origin' } })
    expect(own.statusCode).toBe(200)
    expect(own.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
  })

  it('H08 lets another site link to the page, and not load it', async () => {
    const { http } = startServer()
    const ask = (mode: string) =>
      http.inject({ url: '/', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } })
    expect((await ask('navigate')).json().error.code).toBe('no-page')
    expect((await ask('no-cors')).statusCode).toBe(403)
  })
})

describe('the form of a request', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
    'H09 refuses a change of type %s',
    async (type) => {
      const { http, store } = startServer()
      const headers = type === undefined ? {} : { 'content-type': type }
      const answer = await http.inject({
        method: 'POST',
        url: '/v1/inboxes',
        headers,
        payload: '{"name":"evil"}',
      })
      expect([answer.statusCode, store.boxes.size]).toEqual([415, 0])
    },
  )

  it.each([
    'application/jsonx',
    'application/json\t;x',
    ' application/json',
    'APPLICATION/JSON',
    'application/json;charset=x',
  ])('H22 validates a body whose type is written "%s"', async (type) => {
    const { http, store } = startServer()
    const answer = await http.inject({
      method: 'POST',
      url: '/v1/inboxes',
      headers: { 'content-type': type },
      payload: '{"name":7}',
    })
    expect([400, 415, 422]).toContain(answer.statusCode)
    expect(store.boxes.size).toBe(0)
  })

  it('H20 refuses encoded bodies, and bodies where none belong', async () => {
    const { http } = startServer()
    const encoded = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const gzip = await http.inject({ method: 'POST', url: '/v1/inboxes', headers: encoded, payload: '{}' })
    expect(gzip.statusCode).toBe(415)
    const get = await http.inject({ url: '/v1/inboxes', payload: 'x', headers: { 'content-length': '1' } })
    expect([get.statusCode, get.json().error.message]).toEqual([400, 'GET takes no body.'])
  })

  it.each(['TRACE', 'PUT', 'OPTIONS', 'PATCH'] as const)(
    'H29 answers 405 to %s on a path that lacks it',
    async (method) => {
      const { http } = startServer()
      const headers = { 'content-type': 'application/json', 'x-http-method-override': 'GET' }
      const answer = await http.inject({ method: method as 'PUT', url: '/v1/inboxes', headers })
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
      expect(answer.json().error.code).toBe('method-not-allowed')
    },
  )
})

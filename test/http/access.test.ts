import { describe, expect, it } from 'vitest'
import { startServer, type TestServer } from './test-server.ts'

const TOKEN = 'correct horse battery staple'
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Logs the page in. @returns what its browser sends from then on */
async function login({ http }: TestServer) {
  const answer = await http.inject({ method: 'POST', url: '/v1/login', payload: { token: TOKEN } })
  const cookie = String(answer.headers['set-cookie'])
  return { cookie, csrf: answer.json().csrf as string, sends: { cookie: cookie.split(';')[0] ?? '' } }
}

describe('the token', () => {
  it('guards every route but health and the page that asks for it', async () => {
    const { http } = startServer({ token: TOKEN })
    for (const url of [
      '/v1/inboxes',
      '/v1/messages/x/raw',
      '/v1/events',
      '/v1/server',
      '/metrics',
      '/v1/openapi.json',
      '/nowhere',
    ]) {
      const answer = await http.inject({ url })
      expect([url, answer.statusCode, answer.headers['www-authenticate']]).toEqual([
        url,
        401,
        'Bearer realm="sandpost"',
      ])
    }
    for (const url of ['/livez', '/readyz', '/v1/login'])
      expect((await http.inject({ url })).statusCode).toBe(200)
  })

  it('opens with the right token', async () => {
    const { http } = startServer({ token: TOKEN })
    expect((await http.inject({ url: '/v1/inboxes', headers: bearer(TOKEN) })).statusCode).toBe(200)
  })

  it.each(['', 'x', `${TOKEN} `.repeat(2), TOKEN.slice(0, -1), `${TOKEN}\u0000`, 'a'.repeat(1_000_000)])(
    'H16 refuses a wrong token of any length',
    async (token) => {
      const { http } = startServer({ token: TOKEN })
      expect((await http.inject({ url: '/v1/inboxes', headers: bearer(token) })).statusCode).toBe(401)
    },
  )

  it('H16 answers 429 after twenty wrong tokens in a minute, the login included', async () => {
    const { http } = startServer({ token: TOKEN })
    for (let n = 0; n < 19; n += 1)
      expect((await http.inject({ url: '/v1/inboxes', headers: bearer(`${n}`) })).statusCode).toBe(401)
    const attempt = () => http.inject({ method: 'POST', url: '/v1/login', payload: { token: 'x' } })
    expect((await attempt()).statusCode).toBe(401)
    const blocked = await attempt()
    expect([blocked.statusCode, blocked.headers['retry-after']]).toEqual([429, '60'])
    expect((await http.inject({ url: '/v1/inboxes', headers: bearer(TOKEN) })).statusCode).toBe(429)
  })

  it.each(['token', 'access_token', 'api_key'])('H11 refuses a token in the address as %s', async (name) => {
    for (const token of [TOKEN, undefined]) {
      const { http } = startServer({ token })
      for (const path of ['/v1/inboxes', '/', '/livez', '/v1/events']) {
        const answer = await http.inject({ url: `${path}?${name}=${encodeURIComponent(TOKEN)}` })
        expect([path, answer.statusCode]).toEqual([path, 401])
        expect(answer.body).not.toContain(TOKEN)
      }
    }
  })
})

describe("the page's login", () => {
  it('says what is needed', async () => {
    const open = await startServer().http.inject({ url: '/v1/login' })
    expect(open.json()).toEqual({ required: false, open: true, csrf: null })
    const guarded = await startServer({ token: TOKEN }).http.inject({ url: '/v1/login' })
    expect(guarded.json()).toEqual({ required: true, open: false, csrf: null })
  })

  it('trades the token for a cookie that scripts and other sites cannot use', async () => {
    const server = startServer({ token: TOKEN })
    const { cookie, csrf, sends } = await login(server)
    expect(cookie).toMatch(/^sandpost-login-\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const answer = await server.http.inject({ url: '/v1/login', headers: sends })
    expect(answer.json()).toEqual({ required: true, open: true, csrf })
    expect((await server.http.inject({ url: '/v1/inboxes', headers: sends })).statusCode).toBe(200)
  })

  it('lets the cookie change nothing without its CSRF token', async () => {
    const server = startServer({ token: TOKEN })
    const { csrf, sends } = await login(server)
    const create = (headers: Record<string, string>) =>
      server.http.inject({ method: 'POST', url: '/v1/inboxes', payload: { name: 'shop' }, headers })
    expect((await create(sends)).json().error.code).toBe('csrf')
    expect((await create({ ...sends, 'x-csrf-token': 'x' })).statusCode).toBe(403)
    expect((await create({ ...sends, 'x-csrf-token': csrf })).statusCode).toBe(201)
  })

  it('ends with a logout', async () => {
    const server = startServer({ token: TOKEN })
    const { sends } = await login(server)
    const gone = await server.http.inject({ method: 'DELETE', url: '/v1/login', headers: sends })
    expect(gone.statusCode).toBe(204)
    expect((await server.http.inject({ url: '/v1/inboxes', headers: sends })).statusCode).toBe(401)
  })

  it('H15 ends the event streams that it opened, and does not outlive the server', async () => {
    const server = startServer({ token: TOKEN })
    const { sends } = await login(server)
    const { url } = await server.listen()
    const { port } = new URL(url)
    // The cookie's name holds the port under which the page was asked for.
    const cookie = sends.cookie.replace(/-\w+=/, `-${port}=`)
    const stream = await fetch(`${url}/v1/events`, { headers: { cookie } })
    expect(stream.status).toBe(200)
    await fetch(`${url}/v1/login`, { method: 'DELETE', headers: { cookie } })
    expect(await stream.text()).toContain('retry:')
    const restarted = startServer({ token: TOKEN })
    expect((await restarted.http.inject({ url: '/v1/inboxes', headers: sends })).statusCode).toBe(401)
  })
})

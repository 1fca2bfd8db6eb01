import { describe, expect, it, vi } from 'vitest'
import { mail, startServer, type TestServer } from '../test-server.ts'

const HTML = '<p>Hi <img src="http://evil.test/x.png"><script>alert(1)</script></p>'
const htmlMail = (html = HTML) => mail({ 'Content-Type': 'text/html; charset=utf-8' }, html)

async function frame({ http, deliver }: TestServer, mode = 'blocked', html?: string) {
  const id = await deliver(htmlMail(html))
  const { url } = (await http.inject({ url: `/v1/messages/${id}/frame?mode=${mode}` })).json()
  return { id, url, document: await http.inject({ url, headers: { 'sec-fetch-site': 'same-origin' } }) }
}

function policyOf(headers: Record<string, unknown>): Record<string, string> {
  const rules = String(headers['content-security-policy']).split('; ')
  return Object.fromEntries(rules.map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
}

const ALWAYS = {
  sandbox: 'allow-popups allow-popups-to-escape-sandbox',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'font-src': 'data:',
  'media-src': 'data:',
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
  'object-src': "'none'",
}

describe('a message in a frame', () => {
  it('is its HTML as sent behind a prefix, with nothing allowed to run or load', async () => {
    const { document, url } = await frame(startServer())
    expect(url).toMatch(/^\/m\/[\w.-]+\/html$/)
    expect(document.body).toBe(`<!doctype html><base target="_blank">${HTML}`)
    expect(policyOf(document.headers)).toEqual({ ...ALWAYS, 'img-src': 'data:' })
    expect(document.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('M34 may load remote images when that was asked for, and nothing else', async () => {
    const { document } = await frame(startServer(), 'remote')
    expect(policyOf(document.headers)).toEqual({ ...ALWAYS, 'img-src': 'data: https: http:' })
  })

  it('shows no image at all when that was asked for, not even its own', async () => {
    const { document } = await frame(startServer(), 'none')
    expect(policyOf(document.headers)).toEqual({ ...ALWAYS, 'img-src': "'none'" })
  })

  it('M40 has no way to loosen its sandbox', async () => {
    const server = startServer()
    const { url, id } = await frame(server)
    for (const path of [`${url}?mode=remote`, `${url}?sandbox=allow-scripts`, `/v1/messages/${id}/html`]) {
      const { headers, statusCode } = await server.http.inject({ url: path })
      expect([path, statusCode]).toEqual([path, 200])
      expect(policyOf(headers)).toEqual({ ...ALWAYS, 'img-src': 'data:' })
    }
    const odd = await server.http.inject({ url: `/v1/messages/${id}/frame?mode=scripts` })
    expect(odd.statusCode).toBe(400)
  })

  it('works for a minute, and only with the address that was signed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const server = startServer({ token: 'secret' })
      const id = await server.deliver(htmlMail())
      const headers = { authorization: 'Bearer secret' }
      const { url } = (await server.http.inject({ url: `/v1/messages/${id}/frame`, headers })).json()
      expect((await server.http.inject({ url })).statusCode).toBe(200)
      const [, , token = ''] = url.split('/')
      const [payload = '', signature = ''] = token.split('.')
      const remote = Buffer.from(
        Buffer.from(payload, 'base64url').toString().replace('blocked', 'remote'),
      ).toString('base64url')
      for (const forged of [
        `${remote}.${signature}`,
        payload,
        `${payload}.`,
        `.${signature}`,
        `${payload}.x`,
      ])
        expect((await server.http.inject({ url: `/m/${forged}/html` })).statusCode).toBe(404)
      vi.setSystemTime(Date.now() + 60_001)
      expect((await server.http.inject({ url })).statusCode).toBe(404)
    } finally {
      vi.useRealTimers()
    }
  })

  it('shows images that came with the message, and not what only says it is one', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const part = (id: string, content: string) =>
      `--b\r\nContent-Type: image/png\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`
    const html = '<img src="cid:real"><img src="cid:fake">'
    const body = `--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n${part('real', png)}${part('fake', 'PHN2Zz4=')}--b--\r\n`
    const { http, deliver } = startServer()
    const id = await deliver(mail({ 'Content-Type': 'multipart/related; boundary=b' }, body))
    const document = (await http.inject({ url: `/v1/messages/${id}/html` })).body
    expect(document).toContain(`<img src="data:image/png;base64,${png}"><img src="cid:fake">`)
  })

  it('answers 404 for a message without HTML', async () => {
    const { http, deliver } = startServer()
    const answer = await http.inject({ url: `/v1/messages/${await deliver(mail())}/html` })
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'no-such-part'])
  })

  it('is served by the content origin when there is one, which serves nothing else', async () => {
    const server = startServer({ contentOrigin: 'https://content.example' })
    const { url, id } = await frame(server)
    const { origin, pathname } = new URL(url)
    expect(origin).toBe('https://content.example')
    const there = { host: 'content.example', 'sec-fetch-site': 'cross-site' }
    const document = await server.http.inject({ url: pathname, headers: there })
    expect(document.statusCode).toBe(200)
    expect(policyOf(document.headers)['frame-ancestors']).toBe('http://localhost:80')
    expect(document.headers['x-frame-options']).toBeUndefined()
    const other = await server.http.inject({
      url: `/v1/messages/${id}`,
      headers: { host: 'content.example' },
    })
    expect(other.statusCode).toBe(421)
  })

  it.each([
    ['http://localhost:9025', 'localhost:9025', 'localhost:8025'],
    ['https://localhost', 'localhost:443', 'localhost:8443'],
    ['https://localhost:8443', 'localhost:8443', 'localhost'],
  ])(
    'may have %s as its origin, and the page another port of that host',
    async (contentOrigin, there, page) => {
      const server = startServer({ contentOrigin })
      const { url } = await frame(server)
      const ask = async (path: string, host: string) =>
        (await server.http.inject({ url: path, headers: { host } })).statusCode
      expect([await ask('/v1/messages', page), await ask('/v1/messages', there)]).toEqual([200, 421])
      expect(await ask(new URL(url).pathname, there)).toBe(200)
    },
  )
})

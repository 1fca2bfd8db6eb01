import { existsSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../support/temp-store.ts'
import { mail, startServer, type TestServerOptions } from './test-server.ts'
import { Wire } from './wire.ts'

async function listening(options: TestServerOptions = {}) {
  const server = startServer(options)
  const { port, url } = await server.listen()
  const wire = (octets: string | Buffer) => {
    const opened = new Wire(port)
    opened.send(octets)
    return opened
  }
  const lives = async () => expect((await fetch(`${url}/livez`)).status).toBe(200)
  return { ...server, port, url, wire, lives }
}

const HOST = 'Host: localhost\r\n'

describe('listening', () => {
  it('is possible on several addresses and Unix sockets at once', async () => {
    const { http, url, port } = await listening()
    const path = join(tempFolder(), 'http.sock')
    expect(await http.listen({ kind: 'unix', path, mode: 0o600 })).toEqual({ kind: 'unix', path })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const second = await http.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 })
    expect(second).not.toMatchObject({ port })
    const status = await new Promise((resolve, reject) => {
      request({ socketPath: path, path: '/livez' }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end()
    })
    expect([status, (await fetch(`${url}/livez`)).status]).toEqual([200, 200])
    await http.close()
    expect(existsSync(path)).toBe(false)
  })

  it('fails with the code of the system when the port is taken', async () => {
    const { http, port } = await listening()
    await expect(http.listen({ kind: 'tcp', host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    expect((await http.inject({ url: '/livez' })).statusCode).toBe(200)
  })

  it('closes at once when nothing is asked, and cuts what does not end in time', async () => {
    const { http, wire, url } = await listening({ limits: { closeGrace: 20 } })
    await fetch(`${url}/livez`)
    const fields = `${HOST}Content-Type: message/rfc822\r\nContent-Length: 1000\r\n`
    const sending = wire(`POST /v1/inboxes/shop/messages HTTP/1.1\r\n${fields}\r\nSubject: half`)
    await fetch(`${url}/livez`)
    await http.close()
    await sending.closed
    await expect(fetch(`${url}/livez`)).rejects.toThrow()
  })
})

describe('the host on the wire', () => {
  it.each([
    ['no Host', 'GET /v1/inboxes HTTP/1.1\r\n\r\n'],
    ['an empty Host', 'GET /v1/inboxes HTTP/1.1\r\nHost:\r\n\r\n'],
    ['two Hosts', `GET /v1/inboxes HTTP/1.1\r\n${HOST}Host: evil.test\r\n\r\n`],
    ['absolute form', `GET http://evil.test/v1/inboxes HTTP/1.1\r\n${HOST}\r\n`],
    ['absolute form of our own', `GET http://localhost/v1/inboxes HTTP/1.1\r\n${HOST}\r\n`],
    [
      'an upgrade',
      'GET /v1/events HTTP/1.1\r\nHost: evil.test\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    ['HTTP/1.0 without Host', 'GET /v1/inboxes HTTP/1.0\r\n\r\n'],
  ])('H01 refuses %s', async (_what, octets) => {
    const { wire, lives } = await listening()
    expect([400, 421]).toContain(await wire(octets).status())
    await lives()
  })
})

describe('broken requests', () => {
  it.each([
    ['2,000 headers', `GET / HTTP/1.1\r\n${HOST}${'X-A: b\r\n'.repeat(2_000)}\r\n`, [200, 404, 431]],
    ['a header of 17 KiB', `GET / HTTP/1.1\r\n${HOST}X-A: ${'b'.repeat(17_408)}\r\n\r\n`, [431]],
    ['a header called __proto__', `GET /livez HTTP/1.1\r\n${HOST}__proto__: x\r\n\r\n`, [200]],
    ['a URL of 64 KiB', `GET /${'a'.repeat(65_536)} HTTP/1.1\r\n${HOST}\r\n`, [414, 431]],
    [
      'two lengths',
      `POST /v1/inboxes HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
      [400],
    ],
    [
      'a chunk without end',
      `POST /v1/inboxes HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`,
      [400, 413],
    ],
    ['bare LF', 'GET /livez HTTP/1.1\nHost: localhost\n\n', [200, 400]],
    ['no HTTP', 'EHLO x.test\r\n', [400]],
    ['binary', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), [400]],
  ])('H18 answers %s and lives', async (_what, octets, statuses) => {
    const { wire, lives } = await listening()
    expect(statuses).toContain(await wire(octets).status())
    await lives()
  })

  it('H18 answers them in the same shape as all else', async () => {
    const { wire } = await listening()
    const text = await wire('EHLO x.test\r\n').until('}}')
    const body = JSON.parse(text.slice(text.indexOf('\r\n\r\n')))
    expect(body.error).toMatchObject({ status: 400, code: 'bad-request', todo: expect.any(String) })
  })

  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('H29 echoes nothing to %s', async (method) => {
    const { wire, lives } = await listening()
    const target = method === 'CONNECT' ? 'evil.test:443' : '/v1/inboxes'
    const opened = wire(`${method} ${target} HTTP/1.1\r\n${HOST}X-Secret: echo\r\nConnection: close\r\n\r\n`)
    await opened.closed
    expect(opened.text).not.toMatch(/echo|^HTTP\/1\.1 2/)
    await lives()
  })
})

describe('slow clients', () => {
  it('H17 are closed when their headers do not come', async () => {
    const { wire, lives } = await listening({ limits: { headersTimeout: 100 } })
    const opened = Array.from({ length: 20 }, () => wire('GET /livez HT'))
    await Promise.all(opened.map(({ closed }) => closed))
    expect(opened.map(({ text }) => text.slice(0, 12))).toEqual(opened.map(() => 'HTTP/1.1 408'))
    await lives()
  })

  it('H17 are closed when their body does not come', async () => {
    const { wire, store } = await listening({ limits: { requestTimeout: 100 } })
    const head = `POST /v1/inboxes HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`
    const opened = wire(head)
    await opened.closed
    expect(opened.text).toMatch(/^HTTP\/1\.1 408 .*"request-timed-out"/s)
    expect(store.boxes.size).toBe(0)
  })

  it('H17 are closed when they do not read a large message', async () => {
    const { wire, deliver, store, lives } = await listening({ limits: { stallTimeout: 200 } })
    const id = await deliver(mail())
    const { raw } = store.messages
    const given = new Promise<number>((resolve) => {
      store.messages.raw = async (which) => ({
        ...(await raw(which)),
        size: 1_000_000_000,
        bytes: async function* () {
          let octets = 0
          try {
            for (; octets < 1_000_000_000; octets += 65_536) yield Buffer.alloc(65_536)
          } finally {
            resolve(octets)
          }
        },
      })
    })
    const opened = wire(`GET /v1/messages/${id}/raw HTTP/1.1\r\n${HOST}\r\n`)
    await opened.until('\r\n\r\n')
    opened.socket.pause()
    await lives()
    expect(await given).toBeLessThan(100_000_000)
  })

  it('keeps nothing of a message whose sender leaves in the middle', async () => {
    const { wire, store, lives } = await listening()
    const head = `POST /v1/inboxes/shop/messages HTTP/1.1\r\n${HOST}Content-Type: message/rfc822\r\nContent-Length: 1000\r\n\r\n`
    const opened = wire(`${head}Subject: half`)
    await lives()
    opened.socket.destroy()
    await lives()
    expect(store.all).toEqual([])
  })
})

describe('large bodies', () => {
  const routes = [
    '/v1/inboxes',
    '/v1/login',
    '/v1/inboxes/shop/clear',
    '/v1/inboxes/shop/messages',
    '/',
    '/nowhere',
  ]

  it.each(routes)('H20 are refused by POST %s before they come', async (route) => {
    const { wire } = await listening()
    const head = `POST ${route} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 104857600\r\n`
    expect(await wire(`${head}\r\n{`).status()).toBe(413)
    expect(await wire(`${head}Expect: 100-continue\r\n\r\n`).until('413 ')).toMatch(/HTTP\/1\.1 413/)
  })

  it('H20 are refused when they come in chunks without a length', async () => {
    const { wire } = await listening()
    const head = `POST /v1/inboxes HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunk = `${(1_100_000).toString(16)}\r\n"${'x'.repeat(1_099_999)}\r\n`
    const text = await wire(head + chunk).until('}}')
    expect(text).toMatch(/^HTTP\/1\.1 413 .*"body-too-large"/s)
  })
})

describe('many requests', () => {
  it('H19 are answered in order on one connection', async () => {
    const { wire, store } = await listening()
    for (let n = 0; n < 5; n += 1) await store.inboxes.create(`i${n}`, {})
    const names = Array.from({ length: 1_000 }, (_, n) => `i${n % 5}`)
    const opened = wire(names.map((name) => `GET /v1/inboxes/${name} HTTP/1.1\r\n${HOST}\r\n`).join(''))
    const text = await opened.until('"name":', names.length)
    expect([...text.matchAll(/"name":"(i\d)"/g)].map((match) => match[1])).toEqual(names)
  })

  it('H13 an event stream that nobody reads is read no further ahead, and closed', async () => {
    const { wire, store, url } = await listening({ limits: { stallTimeout: 300, maxStreams: 1 } })
    // 40 MB: more than the buffers of both ends take.
    const inbox = 'x'.repeat(4_000)
    for (let seq = 1; seq <= 10_000; seq += 1) store.log.push({ type: 'inbox.changed', seq, inbox })
    store.seq = 10_000
    const asked: number[] = []
    const { eventsSince } = store.messages
    store.messages.eventsSince = (seq, limit) => {
      asked.push(seq)
      return eventsSince(seq, limit)
    }
    const opened = wire(`GET /v1/events?after=0 HTTP/1.1\r\n${HOST}\r\n`)
    await opened.until('retry')
    opened.socket.pause()
    const again = async () => {
      const stream = await fetch(`${url}/v1/events`)
      await stream.body?.cancel()
      return stream.status
    }
    expect(await again()).toBe(503)
    await expect.poll(again, { timeout: 20_000, interval: 100 }).toBe(200)
    // All of it would have been 20 batches.
    expect(asked.filter((seq) => seq < 10_000).length).toBeLessThan(18)
  })
})

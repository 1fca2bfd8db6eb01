import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { certificates } from '../support/certificates.ts'
import { startServer } from './test-server.ts'

async function secured() {
  const tls = await certificates()
  const { listen } = startServer({ tls, token: 'secret' })
  const { port } = await listen()
  return async (method: string, path: string, headers: Record<string, string> = {}, body = '') => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers,
        ca: tls.cert,
        checkServerIdentity: () => undefined,
      }
      request(options, resolve).on('error', reject).end(body)
    })
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer), port }
  }
}

describe('HTTPS', () => {
  it('serves the same, and its own origin is the https one (H03)', async () => {
    const ask = await secured()
    const { status, port } = await ask('GET', '/v1/login')
    expect(status).toBe(200)
    const own = await ask('GET', '/v1/login', { origin: `https://127.0.0.1:${port}` })
    const plain = await ask('GET', '/v1/login', { origin: `http://127.0.0.1:${port}` })
    expect([own.status, plain.status]).toEqual([200, 403])
  })

  it('keeps the login cookie off plain connections', async () => {
    const ask = await secured()
    const headers = { 'content-type': 'application/json' }
    const { headers: answered } = await ask('POST', '/v1/login', headers, '{"token":"secret"}')
    expect(answered['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Secure$/)
  })
})

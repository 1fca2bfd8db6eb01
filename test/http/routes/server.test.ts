import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { ServerInfo } from '../../../src/http/contract/server.ts'
import { Session, SessionList } from '../../../src/http/contract/sessions.ts'
import { mail, startServer } from '../test-server.ts'

describe('what the server says of itself', () => {
  it('tells version, store, auth and limits', async () => {
    const info = (await startServer().http.inject({ url: '/v1/server' })).json()
    expect([...Compile(ServerInfo).Errors(info)]).toEqual([])
    expect(info).toMatchObject({ version: '0.0.0', auth: { smtp: 'optional', token: false }, warnings: [] })
  })

  it('C02 warns when anyone on the network can read the mail, naming the remedy', async () => {
    const open = (await startServer({ exposed: true }).http.inject({ url: '/v1/server' })).json()
    expect(open.warnings).toEqual([expect.stringContaining('--http-token')])
    const headers = { authorization: 'Bearer t' }
    const guarded = await startServer({ exposed: true, token: 't' }).http.inject({
      url: '/v1/server',
      headers,
    })
    expect(guarded.json().warnings).toEqual([])
  })

  it('H38 says 503 when the store cannot commit, and why only where data is', async () => {
    const { http, store } = startServer()
    expect((await http.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' })
    store.trouble = 'disk full on /secret/path'
    const ready = await http.inject({ url: '/readyz' })
    expect([ready.statusCode, ready.json().error.code]).toEqual([503, 'store-failed'])
    expect(ready.body).not.toContain('/secret/path')
    expect((await http.inject({ url: '/livez' })).statusCode).toBe(200)
    expect((await http.inject({ url: '/v1/server' })).json().warnings[0]).toContain('disk full')
  })

  it('H38 gives numbers that hold nothing of the mail', async () => {
    const { http, deliver } = startServer()
    await http.inject({ url: '/livez' })
    await deliver(mail({ Subject: 'secret-subject' }), 'secret-inbox')
    const answer = await http.inject({ url: '/metrics' })
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(answer.body).toMatch(/^sandpost_messages_captured_total 1$/m)
    expect(answer.body).toMatch(/^sandpost_store_messages 1$/m)
    expect(answer.body).toMatch(/^sandpost_store_ok 1$/m)
    expect(answer.body).not.toMatch(/secret|x\.test|\/work|\/tmp|PATH/)
  })

  it('describes every route in OpenAPI, from the schemas that check them', async () => {
    const document = (await startServer().http.inject({ url: '/v1/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).sort()).toEqual([
      '/livez',
      '/metrics',
      '/readyz',
      '/v1/events',
      '/v1/inboxes',
      '/v1/inboxes/{inbox}',
      '/v1/inboxes/{inbox}/clear',
      '/v1/inboxes/{inbox}/messages',
      '/v1/inboxes/{inbox}/wait',
      '/v1/login',
      '/v1/messages',
      '/v1/messages/{id}',
      '/v1/messages/{id}/frame',
      '/v1/messages/{id}/headers',
      '/v1/messages/{id}/html',
      '/v1/messages/{id}/parts',
      '/v1/messages/{id}/parts/{n}',
      '/v1/messages/{id}/raw',
      '/v1/messages/{id}/text',
      '/v1/openapi.json',
      '/v1/server',
      '/v1/sessions',
      '/v1/sessions/{id}',
    ])
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
    expect(operations.filter(({ summary }) => typeof summary !== 'string')).toEqual([])
  })
})

describe('sessions', () => {
  it('are listed without, and read with, their transcript', async () => {
    const { http, store } = startServer()
    store.sessions.begin({
      id: 's1',
      protocol: 'smtp',
      startedAt: 0,
      endedAt: null,
      remote: { address: '127.0.0.1', port: 4 },
      local: { address: '127.0.0.1', port: 1025 },
      tls: { version: 'TLSv1.3', cipher: 'x', serverName: null },
      clientName: 'x.test',
      login: null,
      messages: ['m1'],
      ending: null,
      transcript: [{ at: 1, from: 'C', text: 'EHLO x.test' }],
      truncated: false,
    })
    const list = (await http.inject({ url: '/v1/sessions' })).json()
    expect([...Compile(SessionList).Errors(list)]).toEqual([])
    expect(list.sessions[0]).not.toHaveProperty('transcript')
    const session = (await http.inject({ url: '/v1/sessions/s1' })).json()
    expect([...Compile(Session).Errors(session)]).toEqual([])
    expect(session.transcript).toEqual([{ at: 1, from: 'C', text: 'EHLO x.test' }])
    expect((await http.inject({ url: '/v1/sessions/nope' })).json().error.code).toBe('no-such-session')
  })
})

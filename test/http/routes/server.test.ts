import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { ServerInfo } from '../../../src/http/contract/server.ts'
import { startServer } from '../test-server.ts'

describe('what the server says of itself', () => {
  it('tells version, store, auth and limits', async () => {
    const info = (await startServer().http.inject({ url: '/v1/server' })).json()
    expect([...Compile(ServerInfo).Errors(info)]).toEqual([])
    expect(info).toMatchObject({ version: '0.0.0', auth: { smtp: 'optional', token: false }, warnings: [] })
  })

  it('tells the certificate, with its times as instants', async () => {
    const tls = {
      selfSigned: true,
      fingerprint: 'AA:BB',
      subject: 'CN=localhost',
      names: 'DNS:localhost',
      validFrom: 0,
      validTo: 1000,
    }
    const info = (await startServer({ about: { tls } }).http.inject({ url: '/v1/server' })).json()
    expect([...Compile(ServerInfo).Errors(info)]).toEqual([])
    expect(info.tls).toMatchObject({
      fingerprint: 'AA:BB',
      validFrom: '1970-01-01T00:00:00.000Z',
      validTo: '1970-01-01T00:00:01.000Z',
    })
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
      '/v1/inboxes/{inbox}/code',
      '/v1/inboxes/{inbox}/expect',
      '/v1/inboxes/{inbox}/link',
      '/v1/inboxes/{inbox}/mark',
      '/v1/inboxes/{inbox}/messages',
      '/v1/inboxes/{inbox}/settled',
      '/v1/inboxes/{inbox}/wait',
      '/v1/login',
      '/v1/messages',
      '/v1/messages/{id}',
      '/v1/messages/{id}/attachments.zip',
      '/v1/messages/{id}/checks',
      '/v1/messages/{id}/codes',
      '/v1/messages/{id}/frame',
      '/v1/messages/{id}/headers',
      '/v1/messages/{id}/html',
      '/v1/messages/{id}/links',
      '/v1/messages/{id}/parts',
      '/v1/messages/{id}/parts/{n}',
      '/v1/messages/{id}/raw',
      '/v1/messages/{id}/text',
      '/v1/openapi.json',
      '/v1/server',
      '/v1/sessions',
      '/v1/sessions/events',
      '/v1/sessions/{id}',
      '/v1/unasked',
    ])
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
    expect(operations.filter(({ summary }) => typeof summary !== 'string')).toEqual([])
  })
})

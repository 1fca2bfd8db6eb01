import { describe, expect, it } from 'vitest'
import { startServer } from '../test-server.ts'

describe('health', () => {
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
})

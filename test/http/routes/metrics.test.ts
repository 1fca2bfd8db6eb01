import { describe, expect, it } from 'vitest'
import { mail, startServer } from '../test-server.ts'

describe('metrics', () => {
  it('H38 gives numbers that hold nothing of the mail', async () => {
    const { http, deliver } = startServer()
    await http.inject({ url: '/livez' })
    await deliver(mail({ Subject: 'secret-subject' }), 'secret-inbox')
    const answer = await http.inject({ url: '/metrics' })
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(answer.body).toMatch(/^sandpost_messages_captured_total 1$/m)
    expect(answer.body).toMatch(/^sandpost_store_messages 1$/m)
    expect(answer.body).toMatch(/^sandpost_store_ok 1$/m)
    expect(answer.body).toMatch(/^sandpost_sessions_total 0$/m)
    expect(answer.body).toMatch(/^sandpost_sessions_open 0$/m)
    expect(answer.body).not.toMatch(/secret|x\.test|\/work|\/tmp|PATH/)
  })
})

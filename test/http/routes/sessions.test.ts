import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Session, SessionList } from '../../../src/http/contract/sessions.ts'
import { startServer } from '../test-server.ts'

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

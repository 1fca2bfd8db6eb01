import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { eventsFrom } from '../../../src/client/event-lines.ts'
import type { Session as DomainSession } from '../../../src/domain/session.ts'
import {
  Session,
  type SessionEvent,
  SessionEvent as SessionEventShape,
  SessionList,
} from '../../../src/http/contract/sessions.ts'
import { startServer } from '../test-server.ts'

const session = (id: string, more: Partial<DomainSession> = {}): DomainSession => ({
  id,
  protocol: 'smtp',
  startedAt: 0,
  endedAt: null,
  remote: { address: '127.0.0.1', port: 4 },
  local: { address: '127.0.0.1', port: 1025 },
  tls: null,
  clientName: 'x.test',
  login: null,
  messages: ['m1'],
  ending: null,
  failure: null,
  transcript: [{ at: 1, from: 'C', text: 'EHLO x.test', octets: 13 }],
  truncated: false,
  ...more,
})

const TLS = {
  version: 'TLSv1.3',
  cipher: 'x',
  serverName: null,
  certificate: { subject: 'CN=a', issuer: 'CN=b', fingerprint: 'AB:CD', validUntil: 0 },
}

describe('sessions', () => {
  it('are listed without, and read with, their transcript', async () => {
    const { http, store } = startServer()
    store.sessions.begin(session('s1', { tls: TLS }))
    const list = (await http.inject({ url: '/v1/sessions' })).json()
    expect([...Compile(SessionList).Errors(list)]).toEqual([])
    expect(list.sessions[0]).not.toHaveProperty('transcript')
    const read = (await http.inject({ url: '/v1/sessions/s1' })).json()
    expect([...Compile(Session).Errors(read)]).toEqual([])
    expect(read.transcript).toEqual([{ at: 1, from: 'C', text: 'EHLO x.test', octets: 13 }])
    expect(read.tls.certificate.validUntil).toBe('1970-01-01T00:00:00.000Z')
    expect((await http.inject({ url: '/v1/sessions/nope' })).json().error.code).toBe('no-such-session')
  })

  it('are filtered', async () => {
    const { http, store } = startServer()
    store.sessions.begin(session('good', { login: 'shop' }))
    store.sessions.begin(session('bad', { failure: 'login', protocol: 'imap' }))
    const found = async (query: string) => {
      const answer = (await http.inject({ url: `/v1/sessions?${query}` })).json()
      return answer.sessions.map(({ id }: { id: string }) => id)
    }
    expect(await found('')).toEqual(['bad', 'good'])
    expect(await found('state=failed&protocol=imap&q=127.0')).toEqual(['bad'])
    expect(await found('inbox=shop')).toEqual(['good'])
    for (const wrong of ['state=broken', 'protocol=http', 'inbox=', 'login=x'])
      expect((await http.inject({ url: `/v1/sessions?${wrong}` })).statusCode, wrong).toBe(400)
  })
})

describe('GET sessions/events', () => {
  async function following(query = '') {
    const server = startServer()
    const { url } = await server.listen()
    const leaving = new AbortController()
    const response = await fetch(`${url}/v1/sessions/events${query}`, { signal: leaving.signal })
    const events = eventsFrom(response.body as ReadableStream<Uint8Array>) as AsyncIterator<unknown>
    return {
      ...server,
      sessions: server.store.sessions,
      leave: () => leaving.abort(),
      next: async () => (await events.next()).value as SessionEvent,
    }
  }

  it('tells how sessions begin, change and end, without their lines', async () => {
    const { sessions, next, leave } = await following()
    const one = session('one')
    for (const [act, type] of [
      ['begin', 'session.begun'],
      ['changed', 'session.changed'],
      ['finish', 'session.ended'],
    ] as const) {
      sessions[act](one)
      const event = await next()
      expect(event).toMatchObject({ type, session: { id: 'one' } })
      expect([...Compile(SessionEventShape).Errors(event)]).toEqual([])
      expect(event).not.toHaveProperty('session.transcript')
    }
    leave()
  })

  it('tells of what is asked for, and by its id alone of what is that no longer', async () => {
    const { sessions, next, leave } = await following('?state=open')
    sessions.begin(session('over', { endedAt: 1 }))
    sessions.begin(session('one'))
    expect(await next()).toMatchObject({ type: 'session.begun', session: { id: 'one' } })
    sessions.finish(session('one', { endedAt: 2 }))
    expect(await next()).toEqual({ type: 'session.other', id: 'one' })
    leave()
  })

  it('tells a reader that is too far behind to list them anew', async () => {
    const { sessions, next, leave } = await following()
    // All at once: nobody can read in between.
    for (let each = 0; each < 1500; each += 1) sessions.begin(session(`s${each}`))
    expect(await next()).toEqual({ type: 'sessions.missed' })
    leave()
  })
})

import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/domain/session.ts'
import { mail, startServer, type TestServer } from '../test-server.ts'

const ask = ({ http }: TestServer, path: string) => http.inject({ url: `/v1/inboxes/${path}` })

const session = (id: string, facts: Partial<Session>): Session => ({
  id,
  protocol: 'smtp',
  startedAt: Date.UTC(2026, 0, 31, 1),
  endedAt: null,
  remote: { address: '127.0.0.1', port: 1 },
  local: { address: '127.0.0.1', port: 1025 },
  tls: null,
  clientName: 'app',
  login: null,
  messages: [],
  ending: 'quit',
  failure: null,
  transcript: [{ at: 0, from: 'S', text: '535 5.7.8 Wrong credentials', octets: 30 }],
  truncated: false,
  ...facts,
})

describe('a wait that fails', () => {
  it('tells what was wanted, and what came to other inboxes', async () => {
    const server = startServer()
    await server.deliver(mail({ Subject: 'Reset' }), 'lost')
    await server.deliver(mail({ Subject: 'Hello' }), 'lost')
    await server.deliver(mail({ Subject: 'Hello' }))
    const { error, criteria, elsewhere } = (await ask(server, 'shop/wait?subject=reset&timeout=0')).json()
    expect(error.message).toBe('0 of 1 messages matched in time in inbox "shop".')
    const unknown = (await ask(server, 'shpo/wait?subject=reset&timeout=0')).json().error.message
    expect(unknown).toMatch(/inbox "shpo"\. There is no such inbox: nothing has come to it yet\.$/)
    expect(criteria).toEqual({ subject: 'reset' })
    expect(elsewhere).toMatchObject([{ inbox: 'lost', unmatched: [], message: { subject: 'Reset' } }])
    const nearest = (await ask(server, 'shop/wait?subject=reset&from=nobody&timeout=0')).json().elsewhere
    expect(nearest).toMatchObject([{ inbox: 'lost', unmatched: ['from'] }])
    const later = await ask(server, `shop/wait?subject=reset&after=${server.store.seq}&timeout=0`)
    expect(later.json().elsewhere).toEqual([])
  })

  it('tells the sessions that failed since, with their last lines, and the last of the inbox', async () => {
    const server = startServer()
    await server.deliver(mail())
    const { sessions } = server.store
    sessions.begin(session('own', { login: 'shop' }))
    sessions.begin(session('refused', { failure: 'login' }))
    sessions.begin(session('other', { login: 'other', failure: 'mistakes' }))
    sessions.begin(session('reader', { protocol: 'imap', failure: 'login' }))
    sessions.begin(session('long-ago', { failure: 'login', startedAt: 1 }))
    const answer = await ask(server, `shop/wait?after=${server.store.seq}&timeout=0`)
    const told = answer.json().sessions as { id: string; lastLines: string[] }[]
    expect(told.map(({ id }) => id).sort()).toEqual(['own', 'refused'])
    expect(told[0]?.lastLines).toEqual(['S: 535 5.7.8 Wrong credentials'])
  })

  it('answers 303 to itself with the rest of the time, when it is asked to', async () => {
    const server = startServer({ limits: { redirectAfter: 10 } })
    const { url } = await server.listen()
    const path = '/v1/inboxes/a%20shop/wait'
    const query = 'hold=redirect&timeout=2s&subject=~a%2Bb&header=X-A&header=X-B&after=0'
    const { status, headers } = await fetch(`${url}${path}?${query}`, { redirect: 'manual' })
    expect(status).toBe(303)
    const next = new URL(headers.get('location') ?? '', `${url}${path}`)
    expect([next.pathname, next.searchParams.getAll('header')]).toEqual([path, ['X-A', 'X-B']])
    expect(Object.fromEntries(next.searchParams)).toMatchObject({
      subject: '~a+b',
      timeout: '1990ms',
      after: '0',
    })
    // What is left of it, 15.100000000000001 ms, is written so that it can be read.
    const followed = await fetch(`${url}${path}?hold=redirect&timeout=25.1ms`)
    expect([followed.status, followed.redirected]).toEqual([408, true])
  })

  it('refuses an inbox that is not there when none is made by itself', async () => {
    const server = startServer({ autoInboxes: false })
    const paths = ['wait?timeout=0', 'mark', 'settled?quiet=0', 'code?timeout=0', 'link?timeout=0']
    const answers = await Promise.all(paths.map((path) => ask(server, `shop/${path}`)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
    expect((await ask(server, 'default/wait?timeout=0')).statusCode).toBe(408)
    await server.store.inboxes.create('shop', {})
    expect((await ask(server, 'shop/wait?timeout=0')).statusCode).toBe(408)
    expect((await ask(server, 'sh%00op/wait?timeout=0')).json().error.code).toBe('bad-inbox-name')
  })

  it('answers 10 000 at once: as many as there is room for wait, the others are told to come again', async () => {
    const server = startServer()
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, () => ask(server, 'shop/wait?timeout=1s')),
    )
    const refused = answers.filter(({ statusCode }) => statusCode === 503)
    expect([answers.length - refused.length, refused[0]?.headers['retry-after']]).toEqual([500, '5'])
    expect(answers.filter(({ statusCode }) => statusCode === 408)).toHaveLength(500)
  })

  it('goes on when what it had found is removed under it', async () => {
    const server = startServer()
    const first = await server.deliver(mail({ Subject: 'one' }))
    const answer = ask(server, 'shop/wait?count=2&subject=~.')
    await server.store.messages.remove({ ids: [first] })
    await server.deliver(mail({ Subject: 'two' }))
    await server.deliver(mail({ Subject: 'three' }))
    const subjects = (await answer).json().messages.map(({ subject }: { subject: string }) => subject)
    expect(subjects).toEqual(['two', 'three'])
  })
})

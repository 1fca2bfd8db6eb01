import { describe, expect, it } from 'vitest'
import { createClient } from '../../../src/client/client.ts'
import { NotOne } from '../../../src/client/failure.ts'
import { mail, startServer, type TestServer } from '../test-server.ts'

const LINKS = mail(
  { Subject: 'Reset', 'Content-Type': 'text/html' },
  '<p><a href="https://x.test/reset?t=1">Reset password</a> <a href="https://x.test/help">Help &amp; more</a></p>',
)

const ask = ({ http }: TestServer, query: string) =>
  http.inject({ url: `/v1/inboxes/shop/link?timeout=0&${query}` })

describe('GET link', () => {
  it.each([
    'text=reset',
    'text=~^Reset',
    'kind=reset',
    'kind=reset&text=PASSWORD',
    'subject=reset&text=reset',
  ])('finds it by %s and answers its address as text', async (query) => {
    const server = startServer()
    await server.deliver(mail())
    await server.deliver(LINKS)
    const { statusCode, headers, payload } = await ask(server, query)
    expect([statusCode, payload]).toEqual([200, 'https://x.test/reset?t=1\n'])
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('answers 409 with the candidates when several fit', async () => {
    const server = startServer()
    await server.deliver(LINKS)
    const answer = await ask(server, '')
    expect(answer.statusCode).toBe(409)
    expect(answer.json().candidates).toMatchObject([
      { url: 'https://x.test/reset?t=1', kind: 'reset', message: { subject: 'Reset' } },
      { url: 'https://x.test/help', text: 'Help & more' },
    ])
  })

  it('answers 408 when none fits, and says which', async () => {
    const server = startServer()
    await server.deliver(LINKS)
    const answer = await ask(server, 'kind=invite&text=Join')
    expect(answer.statusCode).toBe(408)
    expect(answer.json().nearMisses[0].why).toEqual([
      'has no link of kind invite whose text is wanted to contain "Join"',
    ])
  })

  it.each(['kind=wrong', 'text=~[', 'text='])('refuses %s', async (query) => {
    expect((await ask(startServer(), query)).statusCode).toBe(400)
  })

  it('is a method of the client', async () => {
    const server = startServer()
    const client = createClient({ url: (await server.listen()).url })
    await server.deliver(LINKS)
    expect(await client.link('shop', { text: 'Help' })).toBe('https://x.test/help')
    await expect(client.link('shop')).rejects.toThrow(NotOne)
  })
})

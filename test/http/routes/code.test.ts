import { describe, expect, it } from 'vitest'
import { createClient } from '../../../src/client/client.ts'
import { NotOne, WaitTimeout } from '../../../src/client/failure.ts'
import { mail, startServer } from '../test-server.ts'

const withCode = (code: string, subject = 'Your code') =>
  mail({ Subject: subject }, `Your verification code is ${code}.\r\n`)

describe('GET code', () => {
  it('answers the code as text, on a line of its own', async () => {
    const { http, deliver } = startServer()
    await deliver(mail({ Subject: 'Welcome' }))
    await deliver(withCode('482913'))
    const { statusCode, headers, payload } = await http.inject({ url: '/v1/inboxes/shop/code' })
    expect([statusCode, headers['content-type'], payload]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '482913\n',
    ])
  })

  it('takes the same code twice for one', async () => {
    const { http, deliver } = startServer()
    await deliver(withCode('482913'))
    await deliver(withCode('482913', 'Again'))
    expect((await http.inject({ url: '/v1/inboxes/shop/code' })).payload).toBe('482913\n')
  })

  it('answers 409 with the candidates rather than guess, and the cursor tells them apart', async () => {
    const { http, deliver, store } = startServer()
    await deliver(withCode('482913'))
    const cursor = store.seq
    await deliver(withCode('771204', 'Another'))
    const answer = await http.inject({ url: '/v1/inboxes/shop/code' })
    const { error, candidates } = answer.json()
    expect([answer.statusCode, error.code]).toEqual([409, 'not-one'])
    expect(candidates).toMatchObject([
      { value: '482913', message: { subject: 'Your code' } },
      { value: '771204', message: { subject: 'Another' } },
    ])
    expect((await http.inject({ url: `/v1/inboxes/shop/code?after=${cursor}` })).payload).toBe('771204\n')
    expect((await http.inject({ url: '/v1/inboxes/shop/code?subject=~^Your' })).payload).toBe('482913\n')
  })

  it('answers 408 as a wait does, and says that there is no code', async () => {
    const { http, deliver } = startServer()
    await deliver(mail())
    const answer = await http.inject({ url: '/v1/inboxes/shop/code?timeout=0' })
    expect([answer.statusCode, answer.json().nearMisses[0].why]).toEqual([408, ['has no code']])
  })

  it('is a method of the client, which throws with the candidates', async () => {
    const server = startServer()
    const client = createClient({ url: (await server.listen()).url })
    const waiting = client.code('shop', { subject: 'code' })
    await server.deliver(withCode('482913'))
    expect(await waiting).toBe('482913')
    await server.deliver(withCode('771204', 'Another code'))
    const failure = await client.code('shop').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NotOne)
    expect((failure as NotOne).message).toMatch(
      /2 codes fit[\s\S]*482913 in [\s\S]*771204 in .*of "Another code"/,
    )
    await expect(client.code('other', { timeout: 0 })).rejects.toThrow(WaitTimeout)
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createClient } from '../../../src/client/client.ts'
import type { ExpectBody } from '../../../src/http/contract/expect.ts'
import { mail, startServer, type TestServer } from '../test-server.ts'

const ask = ({ http }: TestServer, body: object) =>
  http.inject({
    method: 'POST',
    url: '/v1/inboxes/shop/expect',
    payload: { timeout: 0, quiet: '1ms', ...body },
  })

async function withMail(...subjects: string[]): Promise<TestServer> {
  const server = startServer()
  for (const subject of subjects) await server.deliver(mail({ Subject: subject }))
  return server
}

const told = async (server: TestServer, body: object) => {
  const { pass, diff } = (await ask(server, { timeout: '10s', ...body })).json()
  return [pass, diff]
}

describe('POST expect', () => {
  it.each<[string, Partial<ExpectBody>]>([
    ['one or more', { expect: [{ subject: 'one' }, { subject: 'two' }] }],
    ['a number', { expect: [{ count: 2, from: 'ann' }] }],
    ['a range', { expect: [{ count: { min: 1, max: 2 } }] }],
    ['at most', { expect: [{ count: { max: 2 }, subject: 'three' }] }],
    ['none', { expect: [{ none: true, subject: 'three' }] }],
    [
      'an order',
      { expect: [{ subject: 'one' }, { none: true, subject: 'x' }, { subject: 'two' }], order: true },
    ],
    ['nothing else', { expect: [{ subject: 'one' }, { subject: 'two' }], strict: true }],
    ['a pattern', { expect: [{ subject: '~^(one|two)$', exact: true, count: 2 }] }],
  ])('passes with %s', async (_what, body) => {
    expect(await told(await withMail('one', 'two'), body)).toEqual([true, ''])
  })

  it.each<[string, object, string]>([
    ['too many', { expect: [{ name: 'once', count: 1 }] }, 'once: wanted exactly 1 message, got 2'],
    [
      'what must not come',
      { expect: [{ none: true, subject: 'two' }] },
      '#1: wanted no message with subject "two", got 1',
    ],
    [
      'another order',
      { expect: [{ subject: 'two' }, { subject: 'one', count: 1 }], order: true },
      '"#2" should have come after "#1", and none did.',
    ],
    [
      'what nobody expected',
      { expect: [{ subject: 'one' }], strict: true },
      'Came, and nobody expected it:\n  3 "two"',
    ],
  ])('fails at once by %s, and says so', async (_what, body, diff) => {
    expect(await told(await withMail('one', 'two'), body)).toEqual([false, expect.stringContaining(diff)])
  })

  it('fails when its time is up, with the near misses', async () => {
    const server = await withMail('Welcome')
    const { pass, diff, results, cursor } = (
      await ask(server, { expect: [{ name: 'reset', subject: 'Reset' }, {}] })
    ).json()
    expect([pass, cursor]).toEqual([false, server.store.seq])
    expect(diff).toBe(
      'reset: wanted 1 message or more with subject "Reset", got 0\n' +
        '  near: 2 "Welcome": subject is "Welcome", wanted to contain "Reset"',
    )
    expect(results).toMatchObject([
      { name: 'reset', pass: false, got: 0, nearMisses: [{ unmatched: ['subject'] }] },
      { name: '#2', pass: true, got: 1, messages: [{ subject: 'Welcome' }] },
    ])
  })

  it('waits for what is still to come, by the client', async () => {
    const server = startServer()
    const client = createClient({ url: (await server.listen()).url })
    const { cursor } = await client.mark('shop')
    const code = { code: true, link: { kind: 'verify' } } as const
    const waiting = client.expect('shop', { after: cursor, expect: [{ subject: 'one' }, code] })
    await server.deliver(mail({ Subject: 'one' }))
    await server.deliver(
      mail({}, 'Verify: https://x.test/verify?t=1\r\nYour verification code is 482913.\r\n'),
    )
    expect(await waiting).toMatchObject({ pass: true, diff: '', results: [{ got: 1 }, { got: 1 }] })
  })

  it('waits for what came too early, for it may come again', async () => {
    const server = await withMail('one', 'two')
    const body = { expect: [{ subject: 'two' }, { subject: 'one' }], order: true }
    expect((await ask(server, body)).json()).toMatchObject({
      pass: false,
      diff: '"#2" should have come after "#1", and none did.',
    })
    const looked = vi.spyOn(server.store.messages, 'list')
    const answer = told(server, body)
    await expect.poll(() => looked.mock.calls.length).toBeGreaterThan(1)
    await server.deliver(mail({ Subject: 'one' }))
    expect(await answer).toEqual([true, ''])
  })

  it('needs no time but the quiet one to say that nothing came', async () => {
    const body = { expect: [{ none: true }], timeout: 0, quiet: '30ms' }
    expect(await told(startServer(), body)).toEqual([true, ''])
  })

  it('sees one more than the most that can be asked for', async () => {
    const server = await withMail(...Array.from({ length: 501 }, (_, at) => `${at}`))
    expect(await told(server, { expect: [{ count: 500 }] })).toEqual([
      false,
      expect.stringContaining('wanted exactly 500 messages, got 501'),
    ])
  })

  it.each([
    { expect: [] },
    { expect: [{ count: 0 }] },
    { expect: [{ colour: 'red' }] },
    { expect: [{ link: { kind: 'wrong' } }] },
    {},
  ])('refuses %j as what cannot be', async (body) => {
    expect((await ask(startServer(), body)).statusCode).toBe(422)
  })

  it.each([
    [{ expect: [{ none: false }] }, '"expect.0.none" must be true.'],
    [
      { expect: [{ link: { kind: 'wrong' } }] },
      '"expect.0.link.kind" must be verify, reset, magic, invite, unsubscribe, or other.',
    ],
    [{ expect: [{ link: false }] }, '"expect.0.link" must be true or an object.'],
    [{ expect: [{ link: { colour: 'red' } }] }, '"expect.0.link.colour" is not known here.'],
    [{ expect: [{ exact: 'yes' }] }, '"expect.0.exact" must be true or false.'],
    [{ expect: [{}], timeout: '' }, '"timeout" must not have fewer than 1 characters.'],
  ])('says of %j what it must be', async (body, said) => {
    expect((await ask(startServer(), body)).json().error.message).toBe(`The body is wrong: ${said}`)
  })

  it.each([
    { expect: [{ subject: '~[' }] },
    { expect: [{ has: 'wings' }] },
    { expect: [{}], quiet: 'soon' },
    { expect: [{ count: { min: 3, max: 2 } }] },
    { expect: [{ none: true, count: 1 }] },
  ])('refuses %j as what cannot be read, or be', async (body) => {
    expect((await ask(startServer(), body)).statusCode).toBe(400)
  })

  it('is answered when the server closes', async () => {
    const server = startServer()
    const answer = ask(server, { timeout: '60s', expect: [{}] })
    await server.http.inject({ url: '/livez' })
    await server.http.close()
    expect((await answer).statusCode).toBe(503)
  })
})

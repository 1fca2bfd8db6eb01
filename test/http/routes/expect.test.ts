import { describe, expect, it } from 'vitest'
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
      { expect: [{ subject: 'two' }, { subject: 'one' }], order: true },
      '"#2" came before "#1"',
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

  it.each([
    { expect: [] },
    { expect: [{ count: 0 }] },
    { expect: [{ colour: 'red' }] },
    { expect: [{ link: { kind: 'wrong' } }] },
    {},
  ])('refuses %j as what cannot be', async (body) => {
    expect((await ask(startServer(), body)).statusCode).toBe(422)
  })

  it.each([{ expect: [{ subject: '~[' }] }, { expect: [{ has: 'wings' }] }, { expect: [{}], quiet: 'soon' }])(
    'refuses %j as what cannot be read',
    async (body) => {
      expect((await ask(startServer(), body)).statusCode).toBe(400)
    },
  )

  it('is answered when the server closes', async () => {
    const server = startServer()
    const answer = ask(server, { timeout: '60s', expect: [{}] })
    await server.http.inject({ url: '/livez' })
    await server.http.close()
    expect((await answer).statusCode).toBe(503)
  })
})

import { expect, it } from 'vitest'
import type { ExpectBody } from '../../../src/http/contract/expect.ts'
import { startSandbox } from '../../../src/index.ts'
import { mail } from '../test-server.ts'

it('an expectation that nothing has a text does not pass where a text was searched in part only', async () => {
  await using sandbox = await startSandbox()
  const { client } = sandbox
  const keep = (subject: string, octets: number) =>
    client.sendRaw('shop', `${mail({ Subject: subject })}${'word '.repeat(octets / 5)}needle\r\n`)
  await keep('long', 70_000)
  await keep('short', 60_000)
  const told = async (subject: string, body: string) => {
    const expected = { name: 'no', none: true as const, subject, body }
    const { pass, diff } = await client.expect('shop', { quiet: '1ms', expect: [expected] })
    return [pass, diff]
  }
  expect(await told('short', 'straw')).toEqual([true, ''])
  expect(await told('short', 'needle')).toEqual([false, expect.stringContaining('got 1')])
  const why = '"no" is not known: only the first 65536 characters of "long" are searched.'
  expect(await told('long', 'needle')).toEqual([false, expect.stringContaining(why)])
  const passes = async (...expected: ExpectBody['expect']) =>
    (await client.expect('shop', { quiet: '1ms', expect: expected })).pass
  expect(await passes({ none: true, subject: 'other' })).toBe(true)
  expect(await passes({ count: 2, body: 'word' })).toBe(true)
})

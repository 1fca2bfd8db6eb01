import { expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'

const HTML_MAIL = 'Content-Type: text/html\r\nSubject: x\r\n\r\n<p>Hello</p>\r\n'

it.each([
  [{}, /^\/m\//],
  [{ httpContentOrigin: 'https://msg.example.test' }, /^https:\/\/msg\.example\.test\/m\//],
] as const)('with %j the page frames messages from %s', async (options, place) => {
  const sandbox = await startSandbox(options)
  const { id } = await sandbox.client.sendRaw('shop', Buffer.from(HTML_MAIL))
  const answer = await fetch(`${sandbox.url}/v1/messages/${id}/frame`)
  expect(await answer.json()).toMatchObject({ url: expect.stringMatching(place) })
  const page = await fetch(sandbox.url)
  const origin = options.httpContentOrigin ?? sandbox.url
  expect(page.headers.get('content-security-policy')).toContain(`frame-src ${origin}/m/;`)
  await sandbox.close()
})

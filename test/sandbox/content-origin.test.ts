import { expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'

const HTML_MAIL = 'Content-Type: text/html\r\nSubject: x\r\n\r\n<p>Hello</p>\r\n'

it.each([
  ['the page itself', {}, undefined],
  [
    'another origin when one is given',
    { httpContentOrigin: 'https://msg.example.test' },
    'https://msg.example.test',
  ],
])('messages are framed from %s', async (_what, options, elsewhere) => {
  const sandbox = await startSandbox(options)
  const { id } = await sandbox.client.sendRaw('shop', Buffer.from(HTML_MAIL))
  const frame = await fetch(`${sandbox.url}/v1/messages/${id}/frame`)
  const { url } = (await frame.json()) as { url: string }
  expect(new URL(url, sandbox.url).origin).toBe(elsewhere ?? sandbox.url)
  const page = await fetch(sandbox.url)
  expect(page.headers.get('content-security-policy')).toContain(`frame-src ${elsewhere ?? sandbox.url}/m/;`)
  await sandbox.close()
})

import { expect, it } from 'vitest'
import { LineClient } from '../support/smtp-client.ts'
import { startServer } from './test-server.ts'

/** A server that writes down which inboxes are used, and when that ends. */
function watched() {
  const server = startServer()
  const uses: string[] = []
  server.store.inboxes.use = (name) => {
    uses.push(`+${name}`)
    return () => void (uses.at(-1) !== `-${name}` && uses.push(`-${name}`))
  }
  return { ...server, uses }
}

it('a request uses the inbox that it names, until it is answered', async () => {
  const { http, uses, deliver } = watched()
  await deliver('Subject: x\r\n\r\n', 'shop')
  await http.inject({ url: '/v1/inboxes' })
  await http.inject({ url: '/v1/messages' })
  expect(uses).toEqual([])
  await http.inject({ url: '/v1/inboxes/shop/messages' })
  await http.inject({ url: '/v1/inboxes/none' })
  await expect.poll(() => uses).toEqual(['+shop', '-shop', '+none', '-none'])
})

it.each(['/v1/inboxes/shop/wait?timeout=60', '/v1/events?inbox=shop'])(
  '%s uses the inbox until its client has left',
  async (path) => {
    const { uses, listen } = watched()
    const { port } = await listen()
    const client = await LineClient.connect({ host: '127.0.0.1', port })
    client.send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    await expect.poll(() => uses).toEqual(['+shop'])
    client.socket.destroy()
    await expect.poll(() => uses).toEqual(['+shop', '-shop'])
  },
)

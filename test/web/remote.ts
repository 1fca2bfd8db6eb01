import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A 1 × 1 GIF. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

export interface RemoteRequest {
  readonly path: string
  readonly referrer: string | undefined
}

/** Some server on the network that mail tries to reach: it remembers who came. */
export interface Remote {
  readonly origin: string
  readonly requests: readonly RemoteRequest[]
  /** TCP connections, also those on which nothing was asked. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

export async function startRemote(): Promise<Remote> {
  const requests: RemoteRequest[] = []
  let connections = 0
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', referrer: request.headers.referer })
    const page = request.url?.startsWith('/page')
    response.setHeader('content-type', page ? 'text/html' : 'image/gif')
    response.end(page ? '<h1>Elsewhere</h1>' : PIXEL)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

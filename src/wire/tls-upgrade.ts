import { once } from 'node:events'
import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'

/** The handshake failed, or took too long. `message` says why. */
export class HandshakeFailed extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'HandshakeFailed'
  }
}

/**
 * TLS on a connected socket, as its server.
 * @param withinMs how long the handshake may take
 * @throws HandshakeFailed; the socket is then destroyed
 */
export async function upgradeToTls(
  socket: Socket,
  secureContext: SecureContext,
  withinMs: number,
): Promise<TLSSocket> {
  // Node crashes when TLS is put on a socket that was closed between accept and here.
  if (socket.destroyed) throw new HandshakeFailed('closed')
  const secured = new TLSSocket(socket, { isServer: true, secureContext })
  const given = new AbortController()
  const timer = setTimeout(() => given.abort(), withinMs)
  // The client may leave without a word, also by closing its side alone.
  let left = false
  const gone = () => {
    left = true
    given.abort()
  }
  for (const event of ['end', 'close']) secured.once(event, gone)
  try {
    await once(secured, 'secure', { signal: given.signal })
    return secured
  } catch (error) {
    const why = given.signal.aborted ? (left ? 'closed' : 'it took too long') : reasonOf(error)
    secured.on('error', () => undefined)
    secured.destroy()
    socket.destroy()
    throw new HandshakeFailed(why)
  } finally {
    clearTimeout(timer)
    for (const event of ['end', 'close']) secured.off(event, gone)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

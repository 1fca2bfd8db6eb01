import { once } from 'node:events'
import { chmod, lstat, rm } from 'node:fs/promises'
import net from 'node:net'

/** Where to listen. Port 0 asks for any free one; `mode` is the socket file's, as of `chmod`. */
export type Endpoint =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string; readonly mode?: number | undefined }

/** Where it listens, with the port that was given. */
export type BoundAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }

/** Listening failed. `code` is the system's: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`. */
export class ListenError extends Error {
  readonly code: string
  readonly endpoint: Endpoint

  constructor(code: string, endpoint: Endpoint, cause: unknown) {
    super(`cannot listen on ${nameOf(endpoint)}: ${code}`, { cause })
    this.name = 'ListenError'
    this.code = code
    this.endpoint = endpoint
  }
}

/**
 * Binds `server` to the endpoint. A socket file on which nobody answers is replaced; any other file is left alone.
 * Node takes the socket file away when the server closes.
 * @throws ListenError
 */
export async function bind(server: net.Server, endpoint: Endpoint): Promise<BoundAddress> {
  try {
    return endpoint.kind === 'tcp' ? await bindTcp(server, endpoint) : await bindUnix(server, endpoint)
  } catch (error) {
    throw new ListenError(codeOf(error), endpoint, error)
  }
}

async function bindTcp(
  server: net.Server,
  { host, port }: Endpoint & { kind: 'tcp' },
): Promise<BoundAddress> {
  await listening(server, { host, port })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no address')
  return { kind: 'tcp', host: address.address, port: address.port }
}

async function bindUnix(
  server: net.Server,
  { path, mode }: Endpoint & { kind: 'unix' },
): Promise<BoundAddress> {
  try {
    await listening(server, { path })
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' || !(await isStaleSocket(path))) throw error
    await rm(path)
    await listening(server, { path })
  }
  if (mode !== undefined) await chmod(path, mode)
  return { kind: 'unix', path }
}

async function listening(server: net.Server, options: net.ListenOptions): Promise<void> {
  server.listen(options)
  await once(server, 'listening')
}

async function isStaleSocket(path: string): Promise<boolean> {
  if (!(await lstat(path)).isSocket()) return false
  const probe = net.connect({ path })
  try {
    await once(probe, 'connect')
    return false
  } catch (error) {
    return codeOf(error) === 'ECONNREFUSED'
  } finally {
    probe.destroy()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN'
}

function nameOf(endpoint: Endpoint): string {
  if (endpoint.kind === 'unix') return `unix:${endpoint.path}`
  return net.isIPv6(endpoint.host)
    ? `[${endpoint.host}]:${endpoint.port}`
    : `${endpoint.host}:${endpoint.port}`
}

import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bind, type Endpoint } from '../../src/wire/listener.ts'

const servers: net.Server[] = []
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandpost-listen-'))
})

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  rmSync(folder, { recursive: true })
})

function listen(endpoint: Endpoint) {
  const server = net.createServer((socket) => {
    // Who probes a socket hangs up without reading.
    socket.on('error', () => undefined)
    socket.end('hello')
  })
  servers.push(server)
  return bind(server, endpoint)
}

async function greetingOf(to: net.NetConnectOpts): Promise<string> {
  const socket = net.connect(to)
  const [greeting] = await once(socket, 'data')
  socket.destroy()
  return String(greeting)
}

const unix = (name: string): Endpoint & { kind: 'unix' } => ({ kind: 'unix', path: join(folder, name) })

describe('bind', () => {
  it('gives the port it got', async () => {
    const address = await listen({ kind: 'tcp', host: '127.0.0.1', port: 0 })
    if (address.kind !== 'tcp') throw new TypeError('not TCP')
    expect(address.host).toBe('127.0.0.1')
    expect(await greetingOf({ host: '127.0.0.1', port: address.port })).toBe('hello')
  })

  it('names the endpoint whose port is taken', async () => {
    const taken = await listen({ kind: 'tcp', host: '127.0.0.1', port: 0 })
    if (taken.kind !== 'tcp') throw new TypeError('not TCP')
    const endpoint = { kind: 'tcp', host: '127.0.0.1', port: taken.port } as const
    await expect(listen(endpoint)).rejects.toMatchObject({
      name: 'ListenError',
      code: 'EADDRINUSE',
      endpoint,
    })
  })

  it('sets the mode of a socket file, and takes it away at the end', async () => {
    const endpoint = { ...unix('a.sock'), mode: 0o600 }
    expect(await listen(endpoint)).toEqual({ kind: 'unix', path: endpoint.path })
    expect(statSync(endpoint.path).mode & 0o777).toBe(0o600)
    expect(await greetingOf({ path: endpoint.path })).toBe('hello')
    await new Promise((resolve) => servers[0]?.close(resolve))
    expect(existsSync(endpoint.path)).toBe(false)
  })

  it('replaces a socket file that nobody answers on', async () => {
    const endpoint = unix('stale.sock')
    await leaveStale(endpoint.path)
    await listen(endpoint)
    expect(await greetingOf({ path: endpoint.path })).toBe('hello')
  })

  it('leaves a socket alone that somebody answers on', async () => {
    const endpoint = unix('busy.sock')
    await listen(endpoint)
    await expect(listen(endpoint)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(await greetingOf({ path: endpoint.path })).toBe('hello')
  })

  it('leaves a file alone that is no socket', async () => {
    const endpoint = unix('notes.txt')
    writeFileSync(endpoint.path, 'precious')
    await expect(listen(endpoint)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(statSync(endpoint.path).size).toBe(8)
  })

  it('says which folder is not there', async () => {
    const endpoint = unix('missing/a.sock')
    await expect(listen(endpoint)).rejects.toThrow(`cannot listen on unix:${endpoint.path}: `)
  })
})

/** A socket file whose owner died: bound in another process that was killed. */
async function leaveStale(path: string): Promise<void> {
  const { spawn } = await import('node:child_process')
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

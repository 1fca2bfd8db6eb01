import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sandpost, startSandpost } from '../support/run-sandpost.ts'
import { startServer } from '../support/server-process.ts'
import { ROOT } from '../support/sources.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandpost-serve-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Free ports of loopback. */
const ANYWHERE = ['smtp', 'pop3', 'imap', 'http'].flatMap((name) => [`--${name}-listen`, '127.0.0.1:0'])
const store = (name = 'sandpost.db') => `sqlite:${join(folder, name)}`

/** Opens an SMTP connection and waits for its greeting. */
async function greeted(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => {})
  await once(socket, 'data')
  return socket
}

async function count(http: string): Promise<number> {
  const answer = await fetch(`${http}/v1/messages`)
  const { total }: { total: number } = JSON.parse(await answer.text())
  return total
}

describe('sandpost serve', () => {
  it('C01 C14 prints its banner, serves, and a first mail sent as it says is there to read', async () => {
    await using server = await startServer({ store: store() })
    expect(server.output()).toContain(join(folder, 'sandpost.db'))
    expect(server.output()).toMatch(/synchronous=FULL/)
    // C14: running as root is warned of.
    expect(/Warning: .*root/.test(server.output())).toBe(process.getuid?.() === 0)
    const smtp = /First mail +npx sandpost send --smtp (\S+)/.exec(server.output())?.[1] ?? ''
    expect(await sandpost(['send', '--smtp', smtp])).toMatchObject({ code: 0, stderr: '' })
    expect(await count(server.http)).toBe(1)
  })

  it('C02 warns of listening beyond this machine without a token, and starts', async () => {
    const words = ['--store', 'memory:', ...ANYWHERE.slice(0, 6), '--http-listen', '0.0.0.0:0']
    await using open = await startSandpost(words)
    expect(await open.banner()).toMatch(/Warning: Anyone on the network can read the mail: .*--http-token/)
    await using guarded = await startSandpost([...words, '--http-token', 's3cret'])
    expect(await guarded.banner()).not.toMatch(/Anyone on the network|s3cret/)
  })

  it('with a JSON log, says in its first line what the banner would', async () => {
    const { child, ended } = await startSandpost([...ANYWHERE, '--store', 'memory:', '--log-format', 'json'])
    const [chunk] = await once(child.stdout ?? child, 'data')
    child.kill('SIGTERM')
    expect(JSON.parse(String(chunk).split('\n')[0] ?? '')).toMatchObject({
      level: 'info',
      msg: 'sandpost is ready',
      listeners: [{ protocol: 'smtp' }, { protocol: 'pop3' }, { protocol: 'imap' }, { protocol: 'http' }],
      place: 'memory:',
      login: 'optional · any user name makes an inbox',
      warnings: expect.any(Array),
    })
    expect(await ended).toEqual({ code: 0, signal: null })
  })

  it('with TLS, is found ready by a command that has the same environment, as in a container', async () => {
    await using server = await startSandpost([
      ...ANYWHERE,
      '--store',
      'memory:',
      '--tls',
      'self-signed',
      '--smtps-listen',
      'off',
      '--pop3s-listen',
      'off',
      '--imaps-listen',
      'off',
    ])
    const [, port] = /https:\/\/127\.0\.0\.1:(\d+)/.exec(await server.banner()) ?? []
    const env = { SANDPOST_TLS: 'self-signed', SANDPOST_HTTP_LISTEN: `0.0.0.0:${port}` }
    const ready = { code: 0, stdout: `https://127.0.0.1:${port} is ready\n`, stderr: '' }
    expect(await sandpost(['ready', '--wait'], { env })).toEqual(ready)
    const url = `https://127.0.0.1:${port}`
    expect(await sandpost(['ready', '--insecure', '--url', url])).toEqual(ready)
    expect(await sandpost(['ready', '--url', url])).toMatchObject({ code: 1 })
  })

  it('C03 refuses a port that is taken, names the option, and leaves nothing half started', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const socket = join(folder, 'smtp.sock')
    const words = [
      '--store',
      store(),
      '--smtp-listen',
      `unix:${socket}`,
      '--http-listen',
      `127.0.0.1:${port}`,
    ]
    const { code, stdout, stderr } = await sandpost(words)
    taken.close()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^sandpost: [^\n]*\n$/)
    expect(stderr).toContain(`HTTP port ${port} on 127.0.0.1 is in use (EADDRINUSE)`)
    expect(stderr).toContain('--http-listen')
    expect(existsSync(socket)).toBe(false)
  })

  it('C03 refuses a host that is not this machine', async () => {
    const words = ['--store', 'memory:', '--smtp-listen', '192.0.2.1:0', '--http-listen', '127.0.0.1:0']
    expect(await sandpost(words)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^sandpost: .*192\.0\.2\.1.*EADDRNOTAVAIL.*--smtp-listen.*\n$/),
    })
  })

  it('C09 makes the folder of its store, whatever its name, for its owner alone, also with umask 000 (C14)', async () => {
    const path = join(folder, 'ä b/../ä b/邮件', 'mail.db')
    await using server = await startServer({
      store: `sqlite:${path}`,
      under: ['sh', '-c', 'umask 000; exec "$@"', 'sh'],
    })
    expect(await sandpost(['send', '--smtp', `127.0.0.1:${server.smtpPort}`])).toMatchObject({ code: 0 })
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('C09 refuses a store below a file with one line', async () => {
    writeFileSync(join(folder, 'file'), '')
    const words = ['--store', `sqlite:${join(folder, 'file', 'mail.db')}`]
    const run = await sandpost([...words, ...ANYWHERE])
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^sandpost: [^\n]+\n$/) })
    expect(run.stderr).toContain(join(folder, 'file'))
  })

  it.skipIf(process.platform !== 'linux')('C09 refuses a store in a folder that takes no other', async () => {
    for (const path of ['/proc/mail.db', '/proc/sandpost/mail.db']) {
      const run = await sandpost(['--store', `sqlite:${path}`, ...ANYWHERE])
      expect(run.code).toBe(2)
      expect(run.stderr).toMatch(/\/proc\S* cannot be made \(ENOENT\): give --store a path/)
    }
  })

  it('C10 refuses a store that another process has, and leaves that one alone', async () => {
    await using first = await startServer({ store: store() })
    const run = await sandpost(['--store', store(), ...ANYWHERE])
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/^sandpost: [^\n]+\n$/) })
    expect(run.stderr).toContain(`${first.pid}`)
    expect(await sandpost(['send', '--smtp', `127.0.0.1:${first.smtpPort}`])).toMatchObject({ code: 0 })
  })
})

describe('little room', () => {
  it.runIf(process.platform === 'linux')(
    'C16 with 64 file descriptors it does not start, and says why',
    async () => {
      const words = [
        '-c',
        'ulimit -n 64; exec "$@"',
        'sh',
        process.execPath,
        join(ROOT, 'program/main.js'),
        '--store',
        store(),
      ]
      const { status, stdout, stderr } = spawnSync('sh', words, { encoding: 'utf8' })
      expect({ status, stdout, stderr }).toEqual({
        status: 2,
        stdout: '',
        stderr:
          'sandpost: only 64 files may be open (ulimit -n): a server needs at least 256, and one for each connection.\n',
      })
    },
  )

  it('C16 with 256 file descriptors it outlives more connections than it can have', async () => {
    await using server = await startServer({
      store: store(),
      flags: ['--max-connections-per-ip', '1000'],
      under: ['sh', '-c', 'ulimit -n 256; exec "$@"', 'sh'],
    })
    const sockets = Array.from({ length: 400 }, () => connect({ host: '127.0.0.1', port: server.smtpPort }))
    const answered = sockets.map(async (socket) => {
      socket.on('error', () => {})
      await Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => {})
    })
    await Promise.race(answered)
    for (const socket of sockets) socket.destroy()
    const sent = async () => (await sandpost(['send', '--smtp', `127.0.0.1:${server.smtpPort}`])).code
    await expect.poll(sent, { timeout: 20_000 }).toBe(0)
    expect(await count(server.http)).toBe(1)
  })

  it('C16 with 64 MiB of heap it takes mail larger than that is left', async () => {
    await using server = await startServer({ store: store(), nodeFlags: ['--max-old-space-size=64'] })
    const file = join(folder, 'large.eml')
    writeFileSync(file, `Subject: large\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(40_000)}`)
    expect(await sandpost(['send', file, '--smtp', `127.0.0.1:${server.smtpPort}`])).toMatchObject({
      code: 0,
    })
    expect(await count(server.http)).toBe(1)
  })
})

describe('signals', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'C12 %s ends open sessions with 421 and the program with 0',
    async (signal) => {
      await using server = await startServer({ store: store() })
      const socket = await greeted(server.smtpPort)
      let heard = ''
      socket.on('data', (chunk) => {
        heard += chunk
      })
      const closed = once(socket, 'close')
      expect(await server.kill(signal)).toEqual({ code: 0, signal: null })
      await closed
      expect(heard).toMatch(/^421 /)
    },
  )

  it.each(['SIGHUP', 'SIGPIPE', 'SIGXFSZ'] as const)(
    'C12 %s does not stop a server without a terminal',
    async (signal) => {
      await using server = await startServer({ store: 'memory:' })
      process.kill(server.pid, signal)
      expect(await sandpost(['send', '--smtp', `127.0.0.1:${server.smtpPort}`])).toMatchObject({ code: 0 })
      expect(await count(server.http)).toBe(1)
    },
  )

  it('C12 what was acknowledged before a signal is there after the next start', async () => {
    const first = await startServer({ store: store() })
    await sandpost(['send', '--smtp', `127.0.0.1:${first.smtpPort}`])
    await first.kill('SIGTERM')
    await using second = await startServer({ store: store() })
    expect(await count(second.http)).toBe(1)
  })
})

describe('output that nobody takes', () => {
  const words = () => [
    '--store',
    store(),
    '--log-level',
    'debug',
    '--pop3-listen',
    'off',
    '--imap-listen',
    'off',
    '--http-listen',
    'off',
  ]
  const toSocket = () => ['--smtp-listen', `unix:${join(folder, 's.sock')}`]
  const send = () => sandpost(['send', '--smtp', `unix:${join(folder, 's.sock')}`])
  const works = async () => (await send()).code === 0

  it('C12 a closed standard output does not stop mail', async () => {
    await using server = await startSandpost([...words(), ...toSocket()])
    await server.banner()
    server.child.stdout?.destroy()
    server.child.stderr?.destroy()
    for (let n = 0; n < 3; n += 1) expect(await send()).toMatchObject({ code: 0 })
    server.child.kill('SIGTERM')
    expect(await server.ended).toEqual({ code: 0, signal: null })
  })

  it.runIf(existsSync('/dev/full'))('C12 a full disk under standard output does not stop mail', async () => {
    const full = openSync('/dev/full', 'w')
    await using server = await startSandpost([...words(), ...toSocket()], full)
    closeSync(full)
    await expect.poll(works, { timeout: 25_000 }).toBe(true)
    server.child.kill('SIGTERM')
    expect(await server.ended).toEqual({ code: 0, signal: null })
  })
})

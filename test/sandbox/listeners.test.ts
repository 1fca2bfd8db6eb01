import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSettings } from '../../src/config/settings.ts'
import { isLoopback } from '../../src/sandbox/listeners.ts'
import { startSandbox } from '../../src/sandbox.ts'
import { tempFolder } from '../support/temp-store.ts'

const OFF = [
  '--smtp-listen=off',
  '--pop3-listen=off',
  '--imap-listen=off',
  '--http-listen=127.0.0.1:0',
  '--store=memory:',
]

async function start(...argv: string[]) {
  const sandbox = await startSandbox(
    readSettings({
      argv: [
        ...OFF.filter((flag) => !argv.some((other) => other.startsWith(flag.split('=')[0] ?? ''))),
        ...argv,
      ],
      env: {},
    }),
  )
  onTestFinished(() => sandbox.close())
  return sandbox
}

describe('the listeners', () => {
  it('listens on several addresses at once, Unix sockets among them', async () => {
    const path = join(tempFolder(), 'smtp.sock')
    const sandbox = await start(`--smtp-listen=127.0.0.1:0,unix:${path}`, '--unix-socket-mode=660')
    const smtp = sandbox.listeners.filter(({ protocol }) => protocol === 'smtp')
    expect(smtp.map(({ address }) => address.replace(/\d+$/, 'PORT'))).toEqual([
      '127.0.0.1:PORT',
      `unix:${path}`,
    ])
    expect(statSync(path).mode & 0o777).toBe(0o660)
    await sandbox.close()
    expect(existsSync(path)).toBe(false)
  })

  it('C03 a port in use is named with its option, and nothing is left half started', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void taken.close())
    const address = taken.address()
    const port = typeof address === 'object' ? address?.port : 0
    const path = join(tempFolder(), 'smtp.sock')
    await expect(start(`--smtp-listen=unix:${path}`, `--http-listen=127.0.0.1:${port}`)).rejects.toThrow(
      `HTTP port ${port} on 127.0.0.1 is in use (EADDRINUSE): stop the program that has it, or choose another with --http-listen`,
    )
    expect(existsSync(path)).toBe(false)
  })

  it('C03 a host that is not this machine is named with its option', async () => {
    await expect(start('--smtp-listen=192.0.2.1:0')).rejects.toThrow(
      /SMTP port 0 on 192\.0\.2\.1 .*EADDRNOTAVAIL.*--smtp-listen/,
    )
  })

  it('a socket file that a killed server left behind is replaced, for HTTP too', async () => {
    const path = join(tempFolder(), 'http.sock')
    const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', script])
    expect(statSync(path).isSocket()).toBe(true)
    const sandbox = await start(`--http-listen=unix:${path}`)
    expect(sandbox.listeners.map(({ address }) => address)).toContain(`unix:${path}`)
  })

  it.each([
    ['a file', (path: string) => writeFileSync(path, 'mine'), 'is a file and no socket'],
    ['a folder', (path: string) => void mkdirSync(path), 'is a folder'],
    ['a link to nothing', (path: string) => symlinkSync('/no/such/file', path), 'is a link'],
  ])('%s in the way is left alone and named as what it is', async (_, make, what) => {
    const path = join(tempFolder(), 'precious')
    make(path)
    const refused = start(`--smtp-listen=unix:${path}`)
    await expect(refused).rejects.toThrow(`SMTP ${path} ${what} (EADDRINUSE)`)
    await expect(refused).rejects.toThrow('or choose another with --smtp-listen')
    expect(lstatSync(path).isSocket()).toBe(false)
  })

  it('a socket that a server has, or that would have no folder, is named with what to do', async () => {
    const folder = tempFolder()
    const path = join(folder, 'smtp.sock')
    await start(`--smtp-listen=unix:${path}`)
    await expect(start(`--smtp-listen=unix:${path}`)).rejects.toThrow(
      `SMTP ${path} is in use (EADDRINUSE): stop the program that has it`,
    )
    await expect(start(`--http-listen=unix:${folder}/none/http.sock`)).rejects.toThrow(
      `HTTP ${folder}/none/http.sock has no folder ${folder}/none to be in: make that, or choose`,
    )
  })

  it('C02 listening beyond loopback without a token is allowed and warned of', async () => {
    const open = await start('--http-listen=0.0.0.0:0')
    expect(open.warnings.join()).toContain('--http-token')
    const guarded = await start('--http-listen=0.0.0.0:0', '--http-token=0123456789abcdef0123456789abcdef')
    expect(guarded.warnings.join()).not.toContain('--http-token')
  })

  it.each([
    ['127.0.0.1:25', true],
    ['127.8.9.1:25', true],
    ['[::1]:25', true],
    ['unix:/run/x.sock', true],
    ['0.0.0.0:25', false],
    ['[::]:25', false],
    ['192.168.1.5:25', false],
  ])('%s is loopback: %s', (address, loopback) => {
    expect(isLoopback({ address })).toBe(loopback)
  })
})

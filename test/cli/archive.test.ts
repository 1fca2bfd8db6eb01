import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sandpost } from '../support/run-sandpost.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

const message = (subject: string, body = 'x\r\n') => `From: a@x.test\r\nSubject: ${subject}\r\n\r\n${body}`

let server: ServerProcess
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  server = await startServer({
    store: 'memory:',
    flags: ['--http-token', 's3cret', '--max-message-size', '10k'],
  })
  env = { SANDPOST_URL: server.http, SANDPOST_HTTP_TOKEN: 's3cret' }
})
afterAll(async () => {
  await server.kill('SIGTERM')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandpost-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('import and export', () => {
  it('bring mail back byte for byte, one file a message', async () => {
    const hostile = message('../../odd \x1b name', 'bare\nLF and \r CR\0\r\n.\r\n')
    writeFileSync(join(folder, '1.eml'), message('first'))
    writeFileSync(join(folder, '2.eml'), hostile)
    expect(await sandpost(['import', folder, '--inbox', 'eml'], { env })).toEqual({
      code: 0,
      stdout: '2 imported to eml\n',
      stderr: '',
    })
    const out = join(folder, 'out', 'deep')
    expect(await sandpost(['export', '--inbox', 'eml', '-o', out], { env })).toMatchObject({ code: 0 })
    const names = readdirSync(out)
    expect(names.map((name) => name.replace(/^\d{9}-/, ''))).toEqual(['first.eml', 'odd-name.eml'])
    expect(names.map((name) => readFileSync(join(out, name), 'latin1'))).toEqual([message('first'), hostile])
    expect(statSync(out).mode & 0o777).toBe(0o700)
  })

  it('bring mail back through an mbox, From lines and all', async () => {
    const mails = [message('one', 'From here\r\n>From there\r\n'), message('two')]
    for (const [at, mail] of mails.entries()) writeFileSync(join(folder, `${at}.eml`), mail)
    await sandpost(['import', folder, '--inbox', 'first'], { env })
    const mbox = join(folder, 'all.mbox')
    await sandpost(['export', '--inbox', 'first', '--format', 'mbox', '-o', mbox], { env })
    expect(await sandpost(['import', mbox, '--inbox', 'second'], { env })).toMatchObject({ code: 0 })
    await sandpost(['export', '--inbox', 'second', '-o', join(folder, 'out')], { env })
    const back = readdirSync(join(folder, 'out')).map((name) =>
      readFileSync(join(folder, 'out', name), 'latin1'),
    )
    expect(back).toEqual(mails)
  })

  it('export only what a search finds, also to standard output', async () => {
    writeFileSync(join(folder, 'a.eml'), message('apple'))
    writeFileSync(join(folder, 'b.eml'), message('pear'))
    await sandpost(['import', folder, '--inbox', 'fruit'], { env })
    const words = ['export', '--inbox', 'fruit', '--query', 'subject:pear', '--format', 'mbox', '-o', '-']
    const { code, stdout, stderr } = await sandpost(words, { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 exported\n' })
    expect(stdout).toMatch(
      /^From a@x\.test \w{3} \w{3} \d\d [\d:]{8} \d{4}\nFrom: a@x\.test\nSubject: pear\n\nx\n\n$/,
    )
  })

  it('overwrite nothing', async () => {
    const path = join(folder, 'kept')
    writeFileSync(path, 'mine')
    const { code, stderr } = await sandpost(['export', '--format', 'mbox', '-o', path], { env })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `sandpost: cannot write ${path} (EEXIST): nothing is overwritten, name another\n`,
    })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('tell of a message that the server refuses, and go on', async () => {
    writeFileSync(join(folder, '1.eml'), message('large', 'x'.repeat(20_000)))
    writeFileSync(join(folder, '2.eml'), message('small'))
    const { code, stdout, stderr } = await sandpost(['import', folder, '--inbox', 'some'], { env })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '1 imported to some\n' })
    expect(stderr).toMatch(/1\.eml, message 1: .*413.*\nsandpost: 1 could not be imported\n$/)
  })

  it.each([
    [['export', '--inbox', 'nobody', '-o', 'never'], 'no-such-inbox'],
    [['export', '--query', 'larger:blue', '-o', 'never'], 'bad-query'],
    [['export', '--token', 'wrong', '-o', 'never'], '401'],
  ])('say what the server says: %j', async (words, message) => {
    const { code, stderr } = await sandpost(words, { env })
    expect(code).toBe(1)
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^sandpost: [^\n]+\n$/)
  })

  it('say where they looked when there is no mail', async () => {
    const { code, stderr } = await sandpost(['import', folder], { env })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `sandpost: no mail in ${folder}: looked for *.eml, *.mbox and Maildirs\n`,
    })
  })
})

describe('sandpost ready', () => {
  it('is 0 with a server, with and without patience', async () => {
    const ready = { code: 0, stdout: `${server.http} is ready\n`, stderr: '' }
    expect(await sandpost(['ready'], { env })).toEqual(ready)
    expect(await sandpost(['ready', '--wait'], { env })).toEqual(ready)
    expect(await sandpost(['ready', '--wait', '5'], { env })).toEqual(ready)
  })
})

import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { sandpost } from '../support/run-sandpost.ts'
import { ROOT } from '../support/sources.ts'

/** A port of loopback on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('the program', () => {
  it('prints the version of its package', async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'))
    expect(await sandpost(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    [['--help']],
    [['serve', '--help']],
    [['send', '--help']],
    [['sendmail', '--help']],
    [['ready', '-h']],
  ])('has help: %j', async (words) => {
    const { code, stdout, stderr } = await sandpost(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: sandpost /)
  })

  it.each([
    [['sned'], 'Unknown command "sned": did you mean send?'],
    [['--auth', 'required', 'send'], 'The command comes first: sandpost send …'],
    [['--auth', 'maybe', 'serve'], '--auth "maybe" is none of'],
    [['--smpt-port', '25'], 'Unknown option "--smpt-port": did you mean --smtp-listen?'],
    [['serve', '--stroe=memory:'], 'did you mean --store?'],
    [['serve', '--store'], '--store needs a value'],
    [['--auth', 'maybe'], '--auth "maybe" is none of optional, required'],
    [['send', '--form', 'a@b.test'], 'Unknown option "--form": did you mean --from?'],
    [['send', '--smtp', 'nowhere'], '--smtp "nowhere" does not end in a port'],
    [['send', '--password', 'x'], '--password needs --user'],
    [['ready', '--wait', 'long'], '--wait "long" is not a time'],
    [['export'], "required option '-o, --output <PATH>' not specified"],
    [['export', '-o', '-'], '--output - is for --format mbox'],
    [['import'], "missing required argument 'PATH'"],
  ])('C04 refuses %j with one line and exit code 2', async (words, message) => {
    const { code, stdout, stderr } = await sandpost(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^sandpost: [^\n]+\n$/)
  })

  it('C04 refuses an unknown variable like an unknown flag', async () => {
    const { code, stderr } = await sandpost(['serve'], { env: { SANDPOST_STROE: 'memory:' } })
    expect(code).toBe(2)
    expect(stderr).toContain('Unknown variable SANDPOST_STROE: did you mean SANDPOST_STORE?')
  })

  it.each([
    [['send', '--smtp'], 1, 'is sandpost running?'],
    [['ready', '--url'], 1, 'is not ready: is sandpost running there?'],
    [['export', '-o', '/tmp/never', '--url'], 4, 'is sandpost running?'],
  ])('%j says when nobody is there', async (words, exitCode, message) => {
    const port = await deadPort()
    const server = words.includes('--url') ? `http://127.0.0.1:${port}` : `127.0.0.1:${port}`
    const { code, stderr } = await sandpost([...words, server])
    expect(code).toBe(exitCode)
    expect(stderr).toContain(message)
    expect(stderr).toContain(server)
  })

  it('sendmail answers 75 when nobody is there, 64 to words it does not know, 78 to a wrong variable', async () => {
    const nobody = { SANDPOST_SMTP: `127.0.0.1:${await deadPort()}` }
    expect(await sandpost(['sendmail', 'a@b.test'], { env: nobody, input: 'x\n' })).toMatchObject({
      code: 75,
    })
    expect(await sandpost(['sendmail', '-Z'], { env: nobody })).toMatchObject({ code: 64 })
    expect(await sandpost(['sendmail'], { env: nobody })).toMatchObject({ code: 64 })
    expect(await sandpost(['sendmail', 'a@b.test'], { env: { SANDPOST_SMTP: 'x' } })).toMatchObject({
      code: 78,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { BadOption } from '../../src/config/bad-option.ts'
import type { FileContent } from '../../src/config/file.ts'
import { listenText } from '../../src/config/readers/listen.ts'
import { readSettings, type Sources } from '../../src/config/settings.ts'

const machine = { cwd: '/srv', home: '/home/ann', platform: 'linux', env: {} } as const

function read(sources: Sources & { readonly file?: string } = {}) {
  const { file, ...rest } = sources
  const content: FileContent = { bytes: new TextEncoder().encode(file), mode: 0o600 }
  const config = file === undefined ? [] : ['--config', 'sandpost.toml']
  const argv = [...((rest.argv as readonly string[] | undefined) ?? []), ...config]
  return readSettings({ ...machine, ...rest, argv, readFile: () => content }).settings
}

function refusal(sources: Parameters<typeof read>[0]): string {
  try {
    read(sources)
  } catch (error) {
    if (error instanceof BadOption) return error.message
    throw error
  }
  return 'nothing was refused'
}

describe('settings', () => {
  it('C01 listen on loopback only, with no limit lifted, when nothing is given', () => {
    const { smtpListen, pop3Listen, imapListen, httpListen, ...others } = read()
    const { smtpsListen, pop3sListen, imapsListen, lmtpListen, ...rest } = others
    expect(smtpListen.map(listenText)).toEqual(['127.0.0.1:1025', '[::1]:1025'])
    expect(httpListen.map(listenText)).toEqual(['127.0.0.1:8025', '[::1]:8025'])
    expect(pop3Listen.map(listenText)).toEqual(['127.0.0.1:1110', '[::1]:1110'])
    expect(imapListen.map(listenText)).toEqual(['127.0.0.1:1143', '[::1]:1143'])
    expect([...smtpsListen, ...pop3sListen, ...imapsListen, ...lmtpListen]).toEqual([])
    expect(rest).toMatchSnapshot()
  })

  it('a flag goes before a variable, that before the file, and that before the default', () => {
    const file = 'max-recipients = 3'
    const env = { SANDPOST_MAX_RECIPIENTS: '2' }
    expect(read({ argv: ['--max-recipients', '1'], env, file }).maxRecipients).toBe(1)
    expect(read({ env, file }).maxRecipients).toBe(2)
    expect(read({ file }).maxRecipients).toBe(3)
    expect(read().maxRecipients).toBe(1000)
  })

  it('a value that loses to another is not read', () => {
    const env = { SANDPOST_MAX_RECIPIENTS: 'many' }
    expect(read({ argv: ['--max-recipients', '1'], env }).maxRecipients).toBe(1)
  })

  it('the file can be named by a variable, and the flag goes before it', () => {
    const names: string[] = []
    const readFile = (path: string): FileContent => {
      names.push(path)
      return { bytes: new Uint8Array(), mode: 0o600 }
    }
    readSettings({ ...machine, env: { SANDPOST_CONFIG: '/etc/a.toml' }, readFile })
    readSettings({ ...machine, argv: ['--config=b.toml'], env: { SANDPOST_CONFIG: '/etc/a.toml' }, readFile })
    expect(names).toEqual(['/etc/a.toml', '/srv/b.toml'])
  })

  it('paths of the file start from its folder, all others from the working folder', () => {
    const content = { bytes: new TextEncoder().encode('tls-cert = "c.pem"'), mode: 0o600 }
    const argv = ['--config', '/etc/sandpost/sandpost.toml', '--tls-key', 'k.pem']
    const { settings } = readSettings({ ...machine, argv, readFile: () => content })
    expect(settings).toMatchObject({ tlsCert: '/etc/sandpost/c.pem', tlsKey: '/srv/k.pem' })
  })

  it.each([
    [{ argv: ['--max-age', '5'] }, '--max-age "5" is not a time'],
    [{ env: { SANDPOST_MAX_AGE: '5' } }, 'SANDPOST_MAX_AGE "5" is not a time'],
    [{ file: '\nmax-age = 5' }, '/srv/sandpost.toml:2: max-age "5" is not a time'],
    [{ file: 'smtp-strict = "ja"' }, '/srv/sandpost.toml:1: smtp-strict "ja" is neither true nor false'],
    [{ file: 'max-age = ["1d"]' }, '/srv/sandpost.toml:1: max-age wants one value: TIME|off'],
    [{ file: 'max-messages = inf' }, 'max-messages "Infinity" is not a whole number'],
    [{ file: 'max-messages = -1' }, 'max-messages "-1" is not a whole number'],
  ])('C05 a refusal names where the value stands: %j', (sources, message) => {
    expect(refusal(sources)).toContain(message)
  })

  it('a refusal is one line that ends in a full stop', () => {
    expect(refusal({ argv: ['--max-age', 'a\nb'] })).toBe(
      '--max-age "a\\x0ab" is not a time: write 500ms, 30s, 5m, 2h or 7d.',
    )
  })
})

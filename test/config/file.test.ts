import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSettings } from '../../src/config/file.ts'
import { readSettings } from '../../src/config/settings.ts'

const read = (text: string | Uint8Array, mode = 0o600) =>
  readFileSettings('/etc/sandpost.toml', {
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    mode,
  })

describe('the configuration file', () => {
  it('C06 may be empty, may begin with a byte order mark, and may hold comments', () => {
    for (const text of ['', '\ufeff', '\ufeff# nothing\r\n']) expect(read(text).options.size).toBe(0)
    expect(read('\ufeffauth = "required"').options.get('auth')?.value).toBe('required')
  })

  it('gives numbers and truth as the text they are, tables and arrays as they are', () => {
    const { options } = read(
      'max-messages = 5_000\nsmtp-strict = true\nsmtp-listen = [1025, "unix:/s"]\n[inboxes]\nshop = "x"',
    )
    expect(options.get('max-messages')?.value).toBe('5000')
    expect(options.get('smtp-strict')?.value).toBe('true')
    expect(options.get('smtp-listen')?.value).toEqual([1025, 'unix:/s'])
    expect(options.get('inboxes')).toMatchObject({
      value: { shop: 'x' },
      where: '/etc/sandpost.toml:4: inboxes',
    })
  })

  it.each([
    ['auth = ', '/etc/sandpost.toml:1:'],
    ['auth = "optional"\nauth = "required"', '/etc/sandpost.toml:2:'],
    ['\n\nauth: required', '/etc/sandpost.toml:3:5'],
    ['a: &a [x]\nb: [*a, *a]', '/etc/sandpost.toml:1:'],
    ['auth = "opt\x00ional"', '/etc/sandpost.toml:1:'],
    ['[inboxes]\nshop = "a"\nshop = "b"', '/etc/sandpost.toml:3:'],
    ['__proto__ = 1', '/etc/sandpost.toml:1: unknown key "__proto__"'],
    ['[__proto__]\nauth = "required"', 'unknown key "__proto__"'],
    [
      'auth = "required"\nsmtp-lisen = 25',
      '/etc/sandpost.toml:2: unknown key "smtp-lisen": did you mean smtp-listen?',
    ],
    ['smtp_listen = 25', 'did you mean smtp-listen?'],
    ['[smtp]\nport = 25', '/etc/sandpost.toml:1: unknown key "smtp": did you mean smtp-listen?'],
    [`a${'['.repeat(100_000)}`, '/etc/sandpost.toml:1:'],
  ])('C06 %.60j is refused with its line', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  it('C06 what is not UTF-8 is refused with line and column', () => {
    const bytes = Buffer.concat([Buffer.from('auth = "required"\nstore = "é'), Buffer.from([0xff, 0x22])])
    expect(() => read(bytes)).toThrow('/etc/sandpost.toml:2:11: this is not UTF-8')
  })

  it('C06 secrets that others can read are warned of', () => {
    expect(read('http-token = "x"', 0o644).warnings).toEqual([
      '/etc/sandpost.toml holds secrets (http-token) and others can read it: chmod 600 it.',
    ])
    expect(read('http-token = "x"', 0o600).warnings).toEqual([])
    expect(read('auth = "required"', 0o644).warnings).toEqual([])
  })
})

describe('the configuration file on disk', () => {
  let folder: string
  const settings = (name: string) =>
    readSettings({ argv: ['--config', join(folder, name)], env: {} }).settings

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandpost-config-'))
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'good.toml'), 'auth = "required"')
    symlinkSync('good.toml', join(folder, 'link.toml'))
    writeFileSync(join(folder, 'huge.toml'), '')
    truncateSync(join(folder, 'huge.toml'), 100 * 1024 ** 2)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['absent.toml', 'absent.toml cannot be read (ENOENT): name a readable TOML file.'],
    ['folder', 'is not a file: name a readable TOML file.'],
    ['huge.toml', 'is larger than 1 MiB'],
  ])('C06 %s is refused', (name, message) => {
    expect(() => settings(name)).toThrow(message)
  })

  it('C06 is followed through a link', () => {
    expect(settings('link.toml').auth).toBe('required')
  })
})

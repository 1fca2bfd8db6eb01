import { describe, expect, it } from 'vitest'
import { OPTION_NAMES, type OptionName } from '../../src/config/options.ts'
import { readSettings, type Sources } from '../../src/config/settings.ts'

const machine = { cwd: '/srv', home: '/home/ann', platform: 'linux', env: {} } as const

function read({
  file = '',
  argv = [],
  env = {},
}: Pick<Sources, 'env'> & {
  readonly file?: string
  readonly argv?: readonly string[]
}) {
  const content = { bytes: new TextEncoder().encode(file), mode: 0o600 }
  const { options } = readSettings({
    ...machine,
    env,
    argv: ['--config', 'sandpost.toml', ...argv],
    readFile: () => content,
  })
  const of = (name: OptionName) => options.find((option) => option.name === name)
  return { options, of }
}

describe('what the server runs with', () => {
  it('has every option once, in the order of the documentation', () => {
    expect(read({}).options.map(({ name }) => name)).toEqual(OPTION_NAMES)
  })

  it('says where each value came from', () => {
    const { of } = read({
      file: 'max-age = "7d"\nmax-messages = 5',
      env: { SANDPOST_MAX_MESSAGES: '6', SANDPOST_AUTH: 'required' },
      argv: ['--max-bytes', '2GiB'],
    })
    expect(of('max-age')).toMatchObject({
      value: '7d',
      source: 'file',
      where: '/srv/sandpost.toml:1: max-age',
      default: 'off',
    })
    expect(of('max-messages')).toMatchObject({
      value: '6',
      source: 'environment',
      where: 'SANDPOST_MAX_MESSAGES',
    })
    expect(of('auth')).toMatchObject({ value: 'required', source: 'environment' })
    expect(of('max-bytes')).toMatchObject({ value: '2GiB', source: 'flag', where: '--max-bytes' })
    expect(of('pop3-on-retrieve')).toMatchObject({ value: 'keep', source: 'default', where: null })
  })

  it.each([
    ['smtp-listen', [], '127.0.0.1:1025,[::1]:1025'],
    ['smtp-listen', ['--smtp-listen=2525'], '127.0.0.1:2525,[::1]:2525'],
    ['lmtp-listen', [], 'off'],
    ['smtps-listen', [], 'off'],
    ['smtps-listen', ['--tls=self-signed'], '127.0.0.1:1465,[::1]:1465'],
    ['store', [], 'sqlite:/home/ann/.local/share/sandpost/sandpost.db'],
    ['store', ['--store=memory:'], 'memory:'],
    ['tls-cert', [], null],
    ['tls-cert', ['--tls-cert=c.pem', '--tls-key=k.pem'], '/srv/c.pem'],
    ['smtp-strict', ['--smtp-strict'], 'true'],
    ['max-message-size', [], '50MiB'],
    ['unix-socket-mode', ['--unix-socket-mode=660'], '660'],
    ['http-allowed-hosts', ['--http-allowed-hosts=a.test,b.test'], 'a.test,b.test'],
    ['http-content-origin', [], null],
  ] as const)('has --%s with %j as it was understood: %s', (name, argv, value) => {
    expect(read({ argv }).of(name)).toMatchObject({ value, set: value !== null })
  })

  it('has no secret, only that there is one', () => {
    const { options, of } = read({
      file: '[inboxes]\nshop = "s3cret"',
      argv: ['--http-token', 'c0ffee1234567890'],
    })
    expect(JSON.stringify(options)).not.toMatch(/s3cret|c0ffee/)
    for (const name of ['inboxes', 'http-token'] as const)
      expect(of(name)).toMatchObject({ value: null, set: true, secret: true })
    expect(read({}).of('http-token')).toMatchObject({ value: null, set: false, secret: true })
  })
})

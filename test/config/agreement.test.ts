import { describe, expect, it } from 'vitest'
import { listenText } from '../../src/config/readers/listen.ts'
import { readSettings } from '../../src/config/settings.ts'

const read = (...argv: string[]) => readSettings({ argv, env: {}, cwd: '/srv', platform: 'linux' }).settings

describe('options that must agree', () => {
  it('SMTP over TLS is open only when TLS is on', () => {
    expect(read().smtpsListen).toEqual([])
    expect(read('--tls', 'self-signed').smtpsListen.map(listenText)).toEqual(['127.0.0.1:1465', '[::1]:1465'])
    expect(read('--smtps-listen', 'off').smtpsListen).toEqual([])
  })

  it.each([
    [['--smtps-listen', '1465'], '--smtps-listen needs TLS: add --tls self-signed'],
    [['--smtp-require-tls'], '--smtp-require-tls needs TLS: add --tls self-signed'],
    [['--tls-cert', 'c.pem'], '--tls-cert needs its private key: add --tls-key.'],
    [['--tls-key', 'k.pem'], '--tls-key needs its certificate: add --tls-cert.'],
    [['--tls', 'self-signed', '--tls-cert', 'c', '--tls-key', 'k'], 'exclude each other'],
    [['--http-listen', '1025'], '--smtp-listen and --http-listen both ask for 127.0.0.1:1025'],
    [['--smtp-listen', 'unix:s', '--lmtp-listen', 'unix:/srv/s'], 'both ask for unix:/srv/s'],
    [
      ['smtp', 'pop3', 'imap', 'http'].flatMap((name) => [`--${name}-listen`, 'off']),
      'Every listener is off',
    ],
    [['--pop3s-listen', '1995'], '--pop3s-listen needs TLS: add --tls self-signed'],
    [['--imaps-listen', '1993'], '--imaps-listen needs TLS: add --tls self-signed'],
    [['--imap-require-tls'], '--imap-require-tls needs TLS: add --tls self-signed'],
  ])('C03 C07 %j is refused', (argv, message) => {
    expect(() => read(...argv)).toThrow(message)
  })

  it('any number of listeners may ask for any free port', () => {
    expect(() => read('--smtp-listen', '0', '--http-listen', '0', '--lmtp-listen', '0')).not.toThrow()
  })
})

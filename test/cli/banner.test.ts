import { describe, expect, it } from 'vitest'
import { banner, bannerFacts, type Running } from '../../src/cli/banner.ts'
import { readSettings } from '../../src/config/settings.ts'

const settings = (...argv: string[]) =>
  readSettings({ argv, env: {}, cwd: '/srv', home: '/home/ann', platform: 'linux' }).settings

const running: Running = {
  version: '1.2.3',
  listeners: [
    { protocol: 'smtp', address: '127.0.0.1:1025', tls: 'off' },
    { protocol: 'smtp', address: '[::1]:1025', tls: 'off' },
    { protocol: 'http', address: '127.0.0.1:8025', tls: 'off' },
    { protocol: 'http', address: '[::1]:8025', tls: 'off' },
  ],
  place: 'sqlite:/home/ann/.local/share/sandpost/sandpost.db',
  durability: 'WAL, synchronous=FULL',
  warnings: [],
}

describe('the banner', () => {
  it('C01 prints every address, the login, the limits, durability and the place of the store', () => {
    expect(banner(bannerFacts(settings(), running, []))).toMatchSnapshot()
  })

  it('C02 prints what was declared, and every warning', () => {
    const everything = settings(
      ...['--inboxes', 'shop:hunter2,crm:hunter3', '--auto-inboxes=false', '--auth', 'required'],
      ...['--max-messages', '5000', '--max-age', '7d', '--max-bytes', '2GiB', '--max-message-size', '10MB'],
    )
    const exposed: Running = {
      ...running,
      listeners: [
        { protocol: 'smtp', address: '0.0.0.0:2525', tls: 'starttls' },
        { protocol: 'smtps', address: '0.0.0.0:1465', tls: 'implicit' },
        { protocol: 'lmtp', address: 'unix:/run/l.sock', tls: 'starttls' },
        { protocol: 'http', address: '[::]:8025', tls: 'implicit' },
      ],
      warnings: ['Anyone on the network can read the mail: set --http-token, or listen on 127.0.0.1 only.'],
    }
    const text = banner(bannerFacts(everything, exposed, ['sandpost.toml holds secrets.']))
    expect(text).toMatchSnapshot()
    expect(text).not.toContain('hunter')
  })

  it('has no page and no first mail to offer where their listeners are off', () => {
    const lmtp = { protocol: 'lmtp', address: 'unix:/run/l.sock', tls: 'off' } as const
    const text = banner(bannerFacts(settings(), { ...running, listeners: [lmtp] }, []))
    expect(text).not.toMatch(/First mail|Read it/)
  })

  it('shows control characters of a path escaped', () => {
    const text = banner(bannerFacts(settings(), { ...running, place: 'sqlite:/tmp/\x1b[2Ja.db' }, []))
    expect(text).toContain('sqlite:/tmp/\\x1b[2Ja.db')
  })
})

import { describe, expect, it } from 'vitest'
import { defaultStore, storePlace } from '../../../src/config/readers/store-place.ts'

const here = { cwd: '/srv/app', home: '/home/ann', platform: 'linux', env: {} } as const

describe('the place of the store', () => {
  it.each([
    ['memory:', { kind: 'memory' }],
    ['sqlite:/data/sandpost.db', { kind: 'sqlite', path: '/data/sandpost.db' }],
    ['sqlite:~/mail/x.db', { kind: 'sqlite', path: '/home/ann/mail/x.db' }],
    ['sqlite:./~bob.db', { kind: 'sqlite', path: '/srv/app/~bob.db' }],
    ['sqlite:mail.db', { kind: 'sqlite', path: '/srv/app/mail.db' }],
    ['sqlite:../with spaces/é 邮件.db', { kind: 'sqlite', path: '/srv/with spaces/é 邮件.db' }],
  ])('C09 %s', (text, place) => {
    expect(storePlace.read(text, here)).toEqual(place)
  })

  it.each([
    ['', 'is not a store: write sqlite:PATH'],
    ['/data/sandpost.db', 'is not a store: write sqlite:PATH'],
    ['sqlite:', 'wants a path after sqlite:'],
    ['sqlite:/data/', 'is a folder: add the file\'s name, "/data/sandpost.db"'],
    ['sqlite:a\0b', 'NUL'],
    [`sqlite:/${'a'.repeat(4096)}`, 'more than 4095 octets'],
    ['sqlite:~', 'begins with ~: only ~/ stands for a folder, your home'],
    ['sqlite:~bob/mail.db', '"~bob/mail.db" begins with ~'],
    ['sqlite:~/', 'is a folder'],
    [':memory:', 'is written memory: here'],
    ['sqlite::memory:', 'is written memory: here'],
    ['postgres://localhost/mail', 'PostgreSQL database, which this release cannot use'],
  ])('C09 %j is refused', (text, reason) => {
    expect(() => storePlace.read(text, here)).toThrow(reason)
  })

  it.each([
    ['linux', {}, 'sqlite:/home/ann/.local/share/sandpost/sandpost.db'],
    ['linux', { XDG_DATA_HOME: '/xdg' }, 'sqlite:/xdg/sandpost/sandpost.db'],
    ['linux', { XDG_DATA_HOME: 'relative' }, 'sqlite:/home/ann/.local/share/sandpost/sandpost.db'],
    ['darwin', {}, 'sqlite:/home/ann/Library/Application Support/sandpost/sandpost.db'],
  ] as const)("on %s with %j it is by default in the user's data folder", (platform, env, text) => {
    expect(defaultStore({ ...here, platform, env })).toBe(text)
  })
})

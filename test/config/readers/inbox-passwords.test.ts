import { describe, expect, it } from 'vitest'
import { inboxPasswords } from '../../../src/config/readers/inbox-passwords.ts'

const here = { cwd: '/', home: '/', platform: 'linux', env: {} } as const
const read = (text: string) => inboxPasswords.read(text, here)

describe('declared inboxes', () => {
  it('are names and passwords with commas between', () => {
    expect(read('shop:s3cret,crm:pa ss')).toEqual([
      { name: 'shop', password: 's3cret' },
      { name: 'crm', password: 'pa ss' },
    ])
  })

  it('can be none', () => {
    expect(read('none')).toEqual([])
  })

  it.each([
    ['shop', 'no password in entry 1: write name:password'],
    ['shop:a,crm', 'no password in entry 2'],
    ['shop:', 'gives "shop" an empty password'],
    [':secret', 'no name in entry 1'],
    ['shop:a,', 'no password in entry 2'],
    ['user:pass:extra', 'more than one colon in entry 1'],
    ['shop:a,crm:b,shop:c', 'declares "shop" twice'],
    ['sh\x1bop:a', 'cannot have an inbox named "sh\\x1bop"'],
    ['\u202eshop:a', 'cannot have an inbox named'],
    [`${'é'.repeat(128)}:a`, 'cannot have an inbox named'],
    ['shop:a,.:b', 'cannot have an inbox named "."'],
    ['..:a', 'cannot have an inbox named ".."'],
    ['shop:a, crm:b', 'spaces around the name in entry 2'],
    ['shop:a\r', 'a password with a NUL or line end'],
  ])('C08 %j is refused by its number or name', (text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })

  it('C08 an error never repeats a password', () => {
    for (const text of ['shop:hunter2:x', 'shop:hunter2,shop:hunter2', ':hunter2', 'shop:hunter2\n'])
      expect(() => read(text)).toThrow(expect.not.stringContaining('hunter2'))
  })

  it('C08 a hundred thousand are read, and the one that repeats is found', () => {
    const pairs = Array.from({ length: 100_000 }, (_, n) => `inbox${n}:x`)
    expect(read(pairs.join(','))).toHaveLength(100_000)
    expect(() => read([...pairs, 'inbox7:y'].join(','))).toThrow('declares "inbox7" twice')
  })

  it('in the file, a table takes colons, commas and any name', () => {
    const table = JSON.parse('{"a:b":"c,d:e","__proto__":"x","constructor":"y"}')
    expect(inboxPasswords.readTable?.(table, here)).toEqual([
      { name: 'a:b', password: 'c,d:e' },
      { name: '__proto__', password: 'x' },
      { name: 'constructor', password: 'y' },
    ])
  })

  it('in the file, a password that is not text is refused', () => {
    expect(() => inboxPasswords.readTable?.({ shop: 1234 }, here)).toThrow(
      'wants a text as the password of "shop"',
    )
  })
})

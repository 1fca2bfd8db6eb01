import { describe, expect, it } from 'vitest'
import { separator } from '../../../src/config/readers/separator.ts'

const surroundings = { cwd: '/srv', home: '/home/ann', platform: 'linux', env: {} } as const
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

describe('the separator of mailboxes', () => {
  it('is one visible ASCII character that names, quotes, wildcards and modified UTF-7 leave free', () => {
    const taken = ASCII.filter((char) => {
      try {
        return separator.read(char, surroundings) !== char
      } catch {
        return true
      }
    })
    expect(ASCII.filter((char) => !taken.includes(char)).join('')).toBe("!$'()./:;<=>?@[]^_`{|}~")
  })

  it.each(['', '//', 'é', '·'])('%j is refused', (text) => {
    expect(() => separator.read(text, surroundings)).toThrow('is not one visible ASCII character')
  })
})

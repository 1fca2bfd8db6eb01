import { pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SaltedPasswords } from '../../../src/wire/sasl/salted-passwords.ts'

const salt = (text: string): Buffer => Buffer.from(text.padEnd(16, '.'))

describe('salted passwords', () => {
  it('are derived once for each salt and password', () => {
    const passwords = new SaltedPasswords('sha256')
    const first = passwords.of('secret', salt('one'))
    expect(first).toEqual(pbkdf2Sync('secret', salt('one'), 4096, 32, 'sha256'))
    expect(passwords.of('secret', salt('one'))).toBe(first)
    expect(passwords.of('secret', salt('two'))).not.toEqual(first)
    expect(passwords.of('Secret', salt('one'))).not.toEqual(first)
  })

  it('are forgotten when others were asked for since, so that their number is bounded', () => {
    const passwords = new SaltedPasswords('sha1', 3)
    const [one, two] = ['one', 'two'].map((name) => passwords.of('secret', salt(name)))
    passwords.of('secret', salt('three'))
    expect(passwords.of('secret', salt('one'))).toBe(one)
    passwords.of('secret', salt('four'))
    expect(passwords.size).toBe(3)
    expect(passwords.of('secret', salt('one'))).toBe(one)
    const again = passwords.of('secret', salt('two'))
    expect(again).toEqual(two)
    expect(again).not.toBe(two)
  })
})

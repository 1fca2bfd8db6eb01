import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Proof } from '../../src/domain/login.ts'
import { createLogins } from '../../src/store/logins.ts'
import type { Inboxes } from '../../src/store/store.ts'

const password = (text: string): Proof => ({ kind: 'password', password: text })
const token = (text: string): Proof => ({ kind: 'token', token: text })
const cramMd5 = (secret: string): Proof => {
  const response = (key: string) => createHmac('md5', key).update('<1.2@x>').digest('hex')
  return { kind: 'response', fits: (expected) => response(expected) === response(secret) }
}

/** Inboxes as a table of name and password; `null` is an inbox that nobody declared. */
function loginsOver(passwords: Record<string, string | null>, autoInboxes = true) {
  const table = new Map(Object.entries(passwords))
  const inboxes = {
    password: async (name: string) => table.get(name),
    ensure: async (name: string) => void (table.has(name) || table.set(name, null)),
  } satisfies Partial<Inboxes>
  const logins = createLogins(inboxes as unknown as Inboxes, { autoInboxes })
  return { table, login: logins.login.bind(logins) }
}

describe('logins', () => {
  it.each([password, token, cramMd5])('a declared inbox opens with its password only (%o)', async (proof) => {
    const { login } = loginsOver({ shop: 'secret' })
    await expect(login('shop', proof('secret'))).resolves.toBe('shop')
    await expect(login('shop', proof('wrong'))).rejects.toMatchObject({ trouble: 'wrong-credentials' })
  })

  it('a label is an inbox of its own under the password of the name before the plus', async () => {
    const { login, table } = loginsOver({ shop: 'secret' })
    await expect(login('shop+checkout', password('wrong'))).rejects.toMatchObject({
      trouble: 'wrong-credentials',
    })
    expect(table.has('shop+checkout')).toBe(false)
    await expect(login('shop+checkout', password('secret'))).resolves.toBe('shop+checkout')
    expect(table.get('shop+checkout')).toBeNull()
    await expect(login('shop+checkout', password('wrong'))).rejects.toMatchObject({
      trouble: 'wrong-credentials',
    })
  })

  it('a label with a password of its own takes that one', async () => {
    const { login } = loginsOver({ shop: 'secret', 'shop+vip': 'other' })
    await expect(login('shop+vip', password('secret'))).rejects.toMatchObject({
      trouble: 'wrong-credentials',
    })
    await expect(login('shop+vip', password('other'))).resolves.toBe('shop+vip')
  })

  it('an unknown name makes an inbox with any password', async () => {
    const { login, table } = loginsOver({})
    await expect(login('new', password('whatever'))).resolves.toBe('new')
    await expect(login('new', password('something else'))).resolves.toBe('new')
    expect(table.get('new')).toBeNull()
  })

  it('without auto-inboxes an unknown name fails like a wrong password', async () => {
    const { login, table } = loginsOver({ shop: 'secret', open: null }, false)
    const unknown = await login('new', password('x')).catch((error: unknown) => error)
    const wrong = await login('shop', password('x')).catch((error: unknown) => error)
    expect(unknown).toEqual(wrong)
    expect(table.has('new')).toBe(false)
    await expect(login('open', password('x'))).resolves.toBe('open')
  })

  it.each(['', 'a\r\nX', 'a\0b', 'a\u202eb', 'x'.repeat(256), '\ud800'])(
    '%j cannot be a user name',
    async (name) => {
      const { login, table } = loginsOver({})
      await expect(login(name, password('x'))).rejects.toMatchObject({ trouble: 'bad-inbox-name' })
      expect(table.size).toBe(0)
    },
  )

  it('S45 quotes and SQL in a name are just a name', async () => {
    const { login } = loginsOver({})
    await expect(login("'; DROP TABLE messages;--", password('x'))).resolves.toBe("'; DROP TABLE messages;--")
  })
})

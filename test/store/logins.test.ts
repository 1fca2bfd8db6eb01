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

const mutual = (secret: string): Proof => ({ kind: 'mutual', fits: (expected) => expected === secret })

/** Inboxes as a table of name and password; `null` is an inbox that nobody declared. */
function loginsOver(passwords: Record<string, string | null>, autoInboxes = true) {
  const table = new Map(Object.entries(passwords))
  const inboxes = {
    password: async (name: string) => table.get(name),
    use: () => () => undefined,
    anyPassword: () => [...table.values()].some((password) => password !== null),
    ensure: async (name: string) => void (table.has(name) || table.set(name, null)),
  } satisfies Partial<Inboxes>
  const logins = createLogins(inboxes as unknown as Inboxes, { autoInboxes })
  return { table, login: logins.login.bind(logins), knowsPasswords: logins.knowsPasswords.bind(logins) }
}

describe('logins', () => {
  it.each([password, token, cramMd5, mutual])(
    'a declared inbox opens with its password only (%o)',
    async (proof) => {
      const { login } = loginsOver({ shop: 'secret' })
      await expect(login('shop', proof('secret'))).resolves.toMatchObject({ inbox: 'shop' })
      await expect(login('shop', proof('wrong'))).rejects.toMatchObject({ trouble: 'wrong-credentials' })
    },
  )

  it('a label is an inbox of its own under the password of the name before the plus', async () => {
    const { login, table } = loginsOver({ shop: 'secret' })
    await expect(login('shop+checkout', password('wrong'))).rejects.toMatchObject({
      trouble: 'wrong-credentials',
    })
    expect(table.has('shop+checkout')).toBe(false)
    await expect(login('shop+checkout', password('secret'))).resolves.toMatchObject({
      inbox: 'shop+checkout',
    })
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
    await expect(login('shop+vip', password('other'))).resolves.toMatchObject({ inbox: 'shop+vip' })
  })

  it('an unknown name makes an inbox with any password', async () => {
    const { login, table } = loginsOver({})
    await expect(login('new', password('whatever'))).resolves.toMatchObject({ inbox: 'new' })
    await expect(login('new', password('something else'))).resolves.toMatchObject({ inbox: 'new' })
    expect(table.get('new')).toBeNull()
  })

  it('without auto-inboxes an unknown name fails like a wrong password', async () => {
    const { login, table } = loginsOver({ shop: 'secret', open: null }, false)
    const unknown = await login('new', password('x')).catch((error: unknown) => error)
    const wrong = await login('shop', password('x')).catch((error: unknown) => error)
    expect(unknown).toEqual(wrong)
    expect(table.has('new')).toBe(false)
    await expect(login('open', password('x'))).resolves.toMatchObject({ inbox: 'open' })
  })

  it.each([true, false])(
    'a mutual proof opens no inbox without a password (auto-inboxes: %s)',
    async (auto) => {
      const { login, table } = loginsOver({ shop: 'secret', open: null }, auto)
      const refused = {
        trouble: 'wrong-credentials',
        message:
          'User name or password is wrong; SCRAM opens only inboxes that have a password, others take PLAIN.',
      }
      const asked: string[] = []
      const any: Proof = { kind: 'mutual', fits: (expected) => asked.push(expected) > 0 }
      for (const name of ['open', 'new', 'new+label'])
        await expect(login(name, any)).rejects.toMatchObject(refused)
      await expect(login('shop', mutual('wrong'))).rejects.toMatchObject(refused)
      // Each was put to the proof all the same, so that it takes as long as one that is there.
      expect(asked).toHaveLength(3)
      expect([...table.keys()]).toEqual(['shop', 'open'])
      await expect(login('shop+label', mutual('secret'))).resolves.toMatchObject({ inbox: 'shop+label' })
    },
  )

  it('knows of passwords as soon as there is one', () => {
    const { table, knowsPasswords } = loginsOver({ open: null })
    expect(knowsPasswords()).toBe(false)
    table.set('shop', 'secret')
    expect(knowsPasswords()).toBe(true)
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
    await expect(login("'; DROP TABLE messages;--", password('x'))).resolves.toMatchObject({
      inbox: "'; DROP TABLE messages;--",
    })
  })

  it.each([password, token, cramMd5, mutual])(
    'what is the same once prepared is the same (%o)',
    async (proof) => {
      const nfd = 'cafe\u0301'
      const { login, table } = loginsOver({ [nfd]: 'p\u00e9', 'caf\u00e9 bar': 'secret' })
      for (const given of ['p\u00e9', 'p\u00e9'.normalize('NFC')])
        await expect(login(nfd, proof(given))).resolves.toEqual({ inbox: nfd, guarded: true })
      await expect(login(nfd, proof('wrong'))).rejects.toMatchObject({ trouble: 'wrong-credentials' })
      await expect(login('cafe\u0301\u00a0bar', proof('secret'))).resolves.toMatchObject({
        inbox: 'caf\u00e9 bar',
      })
      expect(table.size).toBe(2)
    },
  )

  it('tells whether a password was checked', async () => {
    const { login } = loginsOver({ shop: 'secret', open: null })
    expect(await login('shop+x', password('secret'))).toEqual({ inbox: 'shop+x', guarded: true })
    expect(await login('open', password('any'))).toEqual({ inbox: 'open', guarded: false })
    expect(await login('new', password('any'))).toEqual({ inbox: 'new', guarded: false })
  })
})

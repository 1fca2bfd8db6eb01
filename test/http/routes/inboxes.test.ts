import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Inbox, InboxList } from '../../../src/http/contract/inboxes.ts'
import { mail, startServer } from '../test-server.ts'

describe('inboxes', () => {
  it('are created, listed, read, changed and deleted', async () => {
    const { http, store } = startServer()
    const payload = { name: 'shop', password: 'p', limits: { maxMessages: 10 } }
    const created = await http.inject({ method: 'POST', url: '/v1/inboxes', payload })
    expect([created.statusCode, created.json()]).toMatchObject([
      201,
      {
        name: 'shop',
        declared: true,
        messages: 0,
        limits: { maxMessages: 10, maxAge: null, maxBytes: null },
        onRetrieve: null,
      },
    ])
    expect(created.body).not.toContain('password')
    const list = (await http.inject({ url: '/v1/inboxes' })).json()
    expect([...Compile(InboxList).Errors(list)]).toEqual([])
    const change = { password: null, limits: { maxAge: 60, maxMessages: null } }
    const changed = await http.inject({ method: 'PATCH', url: '/v1/inboxes/shop', payload: change })
    expect(changed.json()).toMatchObject({ declared: false, limits: { maxMessages: null, maxAge: 60 } })
    const read = (await http.inject({ url: '/v1/inboxes/shop' })).json()
    expect([...Compile(Inbox).Errors(read)]).toEqual([])
    expect((await http.inject({ method: 'DELETE', url: '/v1/inboxes/shop' })).statusCode).toBe(204)
    expect(store.boxes.size).toBe(0)
    expect((await http.inject({ url: '/v1/inboxes/shop' })).json().error.code).toBe('no-such-inbox')
  })

  it('are given a name when they are made without one', async () => {
    const { http } = startServer()
    const make = async () => (await http.inject({ method: 'POST', url: '/v1/inboxes', payload: {} })).json()
    const [one, other] = [await make(), await make()]
    expect([...Compile(Inbox).Errors(one)]).toEqual([])
    expect(one.name).toMatch(/^inbox-[0-9a-z]{20}$/)
    expect(other.name).not.toBe(one.name)
  })

  it('have a time to live, until it is taken away', async () => {
    const { http, store } = startServer({ declaredInboxes: ['fixed'] })
    await store.inboxes.create('fixed', { password: 'p' })
    const payload = { name: 'shop', ttl: '90m' }
    const created = (await http.inject({ method: 'POST', url: '/v1/inboxes', payload })).json()
    expect([...Compile(Inbox).Errors(created)]).toEqual([])
    expect(created).toMatchObject({ ttl: '90m', expiresAt: '1970-01-01T01:30:00.000Z', smtpPort: null })
    const patch = async (change: object, name = 'shop') =>
      (await http.inject({ method: 'PATCH', url: `/v1/inboxes/${name}`, payload: change })).json()
    expect(await patch({ limits: {} })).toMatchObject({ ttl: '90m' })
    expect(await patch({ ttl: '7d' })).toMatchObject({ ttl: '7d' })
    expect(await patch({ ttl: null })).toMatchObject({ ttl: null, expiresAt: null })
    expect((await patch({ ttl: '1h' }, 'fixed')).error.code).toBe('inbox-declared')
    expect(await patch({ ttl: null }, 'fixed')).toMatchObject({ ttl: null })
    for (const ttl of ['', '0s', '1', 's', '-1h', '1.5h', '1H', '1h ', '1h30m', '1000000d', '1e3s', 60, true])
      expect((await patch({ ttl })).error).toMatchObject({ status: 422, field: 'ttl' })
  })

  it('have no port of their own where there are none, or where it is none; and are not made then', async () => {
    const { http, store } = startServer()
    const create = async (smtpPort: unknown) =>
      (await http.inject({ method: 'POST', url: '/v1/inboxes', payload: { name: 'shop', smtpPort } })).json()
    expect((await create(0)).error).toMatchObject({
      status: 409,
      code: 'port-unavailable',
      field: 'smtpPort',
    })
    for (const port of [-1, 65_536, 1.5, '25', null, true])
      expect((await create(port)).error).toMatchObject({ status: 422, field: 'smtpPort' })
    expect(store.boxes.size).toBe(0)
  })

  it('have no port left open when they are removed before it was there', async () => {
    const open = new Set<string>()
    const { http, store } = startServer({
      ports: {
        open: async (inbox) => {
          await store.inboxes.remove(inbox)
          open.add(inbox)
          return { port: 2525 }
        },
        close: async (inbox) => void open.delete(inbox),
      },
    })
    const payload = { name: 'shop', smtpPort: 0 }
    const created = await http.inject({ method: 'POST', url: '/v1/inboxes', payload })
    expect(created.json().error.code).toBe('no-such-inbox')
    expect([...open]).toEqual([])
  })

  it('are not removed when --inboxes declares them: anybody could make them anew', async () => {
    const { http, store } = startServer({ declaredInboxes: ['shop'] })
    await store.inboxes.create('shop', { password: 'p' })
    await store.inboxes.create('other', {})
    const remove = (name: string) => http.inject({ method: 'DELETE', url: `/v1/inboxes/${name}` })
    expect((await remove('shop')).json().error).toMatchObject({ status: 409, code: 'inbox-declared' })
    expect((await remove('other')).statusCode).toBe(204)
    expect([...store.boxes.keys()]).toEqual(['shop'])
  })

  it('say what a POP3 download does to their messages, until the server is to say it again', async () => {
    const { http } = startServer()
    const payload = { name: 'shop', onRetrieve: 'archive' }
    const created = await http.inject({ method: 'POST', url: '/v1/inboxes', payload })
    expect(created.json()).toMatchObject({ onRetrieve: 'archive' })
    const patch = async (change: object) =>
      (await http.inject({ method: 'PATCH', url: '/v1/inboxes/shop', payload: change })).json().onRetrieve
    expect(await patch({ limits: {} })).toBe('archive')
    for (const onRetrieve of ['keep', 'mark-read', 'delete', null]) {
      expect(await patch({ onRetrieve })).toBe(onRetrieve)
    }
    const refused = await http.inject({
      method: 'PATCH',
      url: '/v1/inboxes/shop',
      payload: { onRetrieve: 'shred' },
    })
    expect([refused.statusCode, refused.json().error.field]).toEqual([422, 'onRetrieve'])
  })

  it('keep a password when --inboxes declares them, which may be another', async () => {
    const { http, store } = startServer({ declaredInboxes: ['shop'] })
    await store.inboxes.create('shop', { password: 'p' })
    await store.inboxes.create('other', { password: 'p' })
    const change = async (name: string, payload: object) =>
      (await http.inject({ method: 'PATCH', url: `/v1/inboxes/${name}`, payload })).json()
    const open = { password: null, limits: { maxMessages: 1 } }
    expect((await change('shop', open)).error).toMatchObject({ status: 409, code: 'inbox-declared' })
    expect(store.boxes.get('shop')).toMatchObject({ password: 'p', limits: { maxMessages: null } })
    expect(await change('shop', { password: 'q' })).toMatchObject({ declared: true })
    expect(await change('shop', { limits: { maxMessages: 1 } })).toMatchObject({ declared: true })
    expect(await change('other', open)).toMatchObject({ declared: false })
    expect(store.boxes.get('shop')?.password).toBe('q')
  })

  it('say how IMAP keeps flags, until the server is to say it again', async () => {
    const { http } = startServer()
    const payload = { name: 'shop', imapReadState: 'private' }
    const created = await http.inject({ method: 'POST', url: '/v1/inboxes', payload })
    expect(created.json()).toMatchObject({ imapReadState: 'private' })
    const patch = (change: object) =>
      http.inject({ method: 'PATCH', url: '/v1/inboxes/shop', payload: change })
    expect((await patch({ limits: {} })).json().imapReadState).toBe('private')
    for (const imapReadState of ['shared', null])
      expect((await patch({ imapReadState })).json().imapReadState).toBe(imapReadState)
    const refused = await patch({ imapReadState: 'secret' })
    expect([refused.statusCode, refused.json().error.field]).toEqual([422, 'imapReadState'])
  })

  it('get another name, and keep what is in them', async () => {
    const { http, store, deliver } = startServer()
    await deliver(mail())
    const rename = (name: string, to: string) =>
      http.inject({ method: 'PATCH', url: `/v1/inboxes/${name}`, payload: { name: to } })
    const renamed = await rename('shop', 'store')
    expect([renamed.statusCode, renamed.json()]).toMatchObject([200, { name: 'store', messages: 1 }])
    expect(store.log.at(-1)).toMatchObject({ type: 'inbox.renamed', inbox: 'store', was: 'shop' })
    expect((await rename('shop', 'other')).statusCode).toBe(404)
    await store.inboxes.create('crm', {})
    expect((await rename('crm', 'store')).json().error).toMatchObject({ status: 409, code: 'inbox-exists' })
    expect((await rename('crm', 'x'.repeat(256))).json().error).toMatchObject({ status: 422, field: 'name' })
  })

  it('keep their name when --inboxes declares them, and so does that of mail without a login', async () => {
    const { http, store } = startServer({ declaredInboxes: ['shop'] })
    await store.inboxes.create('shop', { password: 'p' })
    await store.inboxes.create('default', {})
    const rename = async (name: string, payload: object) =>
      (await http.inject({ method: 'PATCH', url: `/v1/inboxes/${name}`, payload })).json()
    const refused = await rename('shop', { name: 'store' })
    expect(refused.error).toMatchObject({ status: 409, code: 'inbox-declared' })
    expect(refused.error.todo).toContain('--inboxes')
    expect((await rename('default', { name: 'store' })).error).toMatchObject({
      status: 409,
      code: 'inbox-is-default',
    })
    expect(await rename('shop', { name: 'shop', onRetrieve: 'keep' })).toMatchObject({ onRetrieve: 'keep' })
    expect([...store.boxes.keys()]).toEqual(['shop', 'default'])
  })

  it('may have any name that can be', async () => {
    const { http } = startServer()
    for (const name of ['a/b', 'über+label', '100%', '../x', '日本']) {
      await http.inject({ method: 'POST', url: '/v1/inboxes', payload: { name } })
      const read = await http.inject({ url: `/v1/inboxes/${encodeURIComponent(name)}` })
      expect([read.statusCode, read.json().name]).toEqual([200, name])
    }
  })

  it('are not made twice', async () => {
    const { http } = startServer()
    const create = () => http.inject({ method: 'POST', url: '/v1/inboxes', payload: { name: 'shop' } })
    await create()
    expect((await create()).json().error).toMatchObject({ status: 409, code: 'inbox-exists' })
  })

  it.each([
    { name: '' },
    { name: 'x'.repeat(256) },
    { name: 7 },
    { name: 'a', limits: { maxAge: 0 } },
    { name: 'a', limits: { maxAge: 1.5 } },
    { name: 'a', colour: 'red' },
    { name: 'a', onRetrieve: 'shred' },
    { name: 'a', onRetrieve: '' },
  ])('are not made of %j', async (payload) => {
    const { http, store } = startServer()
    const answer = await http.inject({ method: 'POST', url: '/v1/inboxes', payload })
    expect([answer.statusCode, store.boxes.size]).toEqual([422, 0])
    expect(answer.json().error.field).toEqual(expect.any(String))
  })

  it('are cleared by a call of its own, which leaves other inboxes alone', async () => {
    const { http, deliver, store } = startServer()
    await deliver(mail())
    await deliver(mail())
    await deliver(mail(), 'other')
    const headers = { 'content-type': 'application/json' }
    const answer = await http.inject({ method: 'POST', url: '/v1/inboxes/shop/clear', headers })
    expect(answer.json()).toEqual({ removed: 2 })
    expect(store.all.map(({ message }) => message.inbox)).toEqual(['other'])
    expect([...store.boxes.keys()]).toEqual(['shop', 'other'])
  })
})

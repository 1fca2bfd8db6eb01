import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mail, startServer } from '../test-server.ts'

describe('GET settled', () => {
  it('says that nothing came, however late it comes to look', async () => {
    const { http, store, deliver } = startServer()
    await deliver(mail({ Subject: 'before' }))
    const list = store.messages.list.bind(store.messages)
    store.messages.list = async (listing) => {
      await delay(60)
      return list(listing)
    }
    const answer = await http.inject({ url: '/v1/inboxes/default/settled?quiet=20ms&timeout=0&after=2' })
    expect(answer.json()).toEqual({ cursor: 2, messages: 0 })
  })

  it('expectations of what must not come hold as long', async () => {
    const { http, store } = startServer()
    const list = store.messages.list.bind(store.messages)
    store.messages.list = async (listing) => {
      await delay(60)
      return list(listing)
    }
    const payload = { timeout: 0, quiet: '20ms', expect: [{ none: true }] }
    const answer = await http.inject({ method: 'POST', url: '/v1/inboxes/shop/expect', payload })
    expect(answer.json()).toMatchObject({ pass: true, diff: '' })
  })
})

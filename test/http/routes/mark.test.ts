import { describe, expect, it } from 'vitest'
import { mail, startServer } from '../test-server.ts'

describe('GET mark', () => {
  it('is the cursor of now: what came before is not above it, what comes later is', async () => {
    const { http, deliver } = startServer()
    await deliver(mail({ Subject: 'old' }))
    const { cursor } = (await http.inject({ url: '/v1/inboxes/shop/mark' })).json()
    const wait = () => http.inject({ url: `/v1/inboxes/shop/wait?after=${cursor}&timeout=0` })
    expect((await wait()).statusCode).toBe(408)
    await deliver(mail({ Subject: 'new' }))
    expect((await wait()).json().messages).toMatchObject([{ subject: 'new' }])
  })

  it('is there for an inbox that nothing has come to', async () => {
    const { http, deliver, store } = startServer()
    await deliver(mail())
    expect((await http.inject({ url: '/v1/inboxes/new/mark' })).json()).toEqual({ cursor: store.seq })
  })
})

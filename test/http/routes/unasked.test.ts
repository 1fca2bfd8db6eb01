import { describe, expect, it } from 'vitest'
import { AskedFor } from '../../../src/http/asserting/asked-for.ts'
import { mail, startServer } from '../test-server.ts'

describe('GET unasked', () => {
  it('is what no wait or expect answered, and nobody opened or read', async () => {
    const { http, deliver } = startServer()
    const subjects = ['waited', 'expected', 'opened', 'read', 'listed', 'left']
    const ids = new Map<string, string>()
    for (const subject of subjects) ids.set(subject, await deliver(mail({ Subject: subject })))
    await http.inject({ url: '/v1/inboxes/shop/wait?subject=waited' })
    await http.inject({
      method: 'POST',
      url: '/v1/inboxes/shop/expect',
      payload: { expect: [{ subject: 'expected' }] },
    })
    await http.inject({ url: `/v1/messages/${ids.get('opened')}/text` })
    await http.inject({ method: 'PATCH', url: `/v1/messages/${ids.get('read')}`, payload: { seen: true } })
    await http.inject({ url: '/v1/messages' })
    await http.inject({ method: 'DELETE', url: `/v1/messages/${ids.get('left')}` })
    const { messages, total } = (await http.inject({ url: '/v1/unasked' })).json()
    expect(messages).toMatchObject([{ subject: 'listed' }])
    expect(total).toBe(1)
  })

  it('counts all and tells the first of them, of one inbox alone when that is asked for', async () => {
    const { http, deliver } = startServer()
    for (let each = 0; each < 501; each += 1) await deliver(mail({ Subject: `${each}` }))
    await deliver(mail({ Subject: 'other' }), 'crm')
    const all = (await http.inject({ url: '/v1/unasked' })).json()
    expect([all.total, all.messages.length]).toEqual([502, 500])
    const one = (await http.inject({ url: '/v1/unasked?inbox=crm' })).json()
    expect(one).toMatchObject({ total: 1, messages: [{ subject: 'other' }] })
    expect((await http.inject({ url: '/v1/unasked?inbox=none' })).json()).toEqual({ messages: [], total: 0 })
  })

  it('forgets the first of very many', () => {
    const asked = new AskedFor()
    for (let each = 0; each <= 100_000; each += 1) asked.add([{ id: `${each}` }])
    expect([asked.has('0'), asked.has('1'), asked.has('100000')]).toEqual([false, true, true])
  })
})

import { describe, expect, it } from 'vitest'
import type { SandpostClient } from '../../src/index.ts'
import { startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'
import { submit } from '../support/submit.ts'

const RAW = 'Subject: one\r\n\r\nHello'

/** What lists say of every message: `inbox rule(detail)`. */
async function listed(client: SandpostClient): Promise<string[]> {
  const { messages } = await client.list({ order: 'asc' })
  return messages.map(
    ({ inbox, routedBy }) => `${inbox} ${routedBy?.rule ?? 'unknown'}(${routedBy?.detail ?? ''})`,
  )
}

describe('mail goes', () => {
  it('to the inbox of its login, its domain, its header, its port, or default; and says why', async () => {
    await using sandbox = await startSandbox({ inboxDomain: 'ci.test' })
    const { client, smtp } = sandbox
    const { smtpPort } = await client.createInbox({ name: 'desk', smtpPort: 0 })
    const own = { host: '127.0.0.1', port: smtpPort ?? 0 }
    const raw = `X-Sandpost-Inbox: named\r\n${RAW}`
    const to = ['a@shop.ci.test']
    await submit(own, { to, raw, user: 'ci+label' })
    await submit(own, { to, raw })
    await submit(own, { to: ['a@x.test'], raw })
    await submit(own, { to: ['a@x.test'], raw: RAW })
    await submit(smtp, { to: ['a@x.test'], raw: RAW })
    await client.sendRaw('by rest', RAW)
    expect(await listed(client)).toEqual([
      'ci+label auth(ci+label)',
      'shop domain(ci.test)',
      'named header(named)',
      `desk port(${smtpPort})`,
      'default default()',
      'by rest rest()',
    ])
  })

  it('to each inbox that its recipients lead to, and each copy says which of them did', async () => {
    await using sandbox = await startSandbox({ inboxDomain: 'ci.test' })
    const { client, smtp } = sandbox
    const to = ['a@shop.ci.test', 'b@x.test', 'c@crm.ci.test', 'd@SHOP.ci.test']
    const [reply] = await submit(smtp, { to, raw: `X-Sandpost-Inbox: ..\r\n${RAW}` })
    const { messages } = await client.list({ order: 'asc' })
    expect(reply).toBe(`250 2.6.0 Message kept as ${messages.map(({ id }) => id).join(', ')}`)
    const details = await Promise.all(messages.map(({ id }) => client.get(id)))
    expect(details.map(({ inbox, routedBy }) => ({ inbox, ...routedBy }))).toEqual([
      {
        inbox: 'shop',
        rule: 'domain',
        detail: 'ci.test',
        recipients: ['a@shop.ci.test', 'd@SHOP.ci.test'],
        passedOver: [],
      },
      {
        inbox: 'default',
        rule: 'default',
        detail: '',
        recipients: ['b@x.test'],
        passedOver: ['X-Sandpost-Inbox: the name means another place in a path'],
      },
      { inbox: 'crm', rule: 'domain', detail: 'ci.test', recipients: ['c@crm.ci.test'], passedOver: [] },
    ])
    for (const { envelope } of details) expect(envelope.to.map(({ address }) => address)).toEqual(to)
    const [session] = (await client.sessions()).sessions
    expect(session?.messages).toEqual(messages.map(({ id }) => id))
  })

  it('into an inbox with a password, too: that guards who reads it', async () => {
    await using sandbox = await startSandbox({ inboxes: 'shop:secret', inboxDomain: 'ci.test' })
    const { client, smtp } = sandbox
    await submit(smtp, { to: ['a@shop.ci.test'], raw: RAW })
    await submit(smtp, { to: ['a@x.test'], raw: `X-Sandpost-Inbox: shop\r\n${RAW}` })
    expect(await client.inbox('shop')).toMatchObject({ declared: true, messages: 2 })
  })

  it('to the inbox in which an IMAP client puts it', async () => {
    await using sandbox = await startSandbox()
    await using imap = await LineClient.connect(sandbox.imap)
    await imap.line()
    imap.send(`a LOGIN shop any\r\nb APPEND INBOX {${RAW.length}+}\r\n${RAW}\r\n`)
    while (!(await imap.line()).startsWith('b OK'));
    expect(await listed(sandbox.client)).toEqual(['shop imap()'])
  })

  it('nowhere without a login, when that is required', async () => {
    await using sandbox = await startSandbox({ auth: 'required', inboxDomain: 'ci.test' })
    const [reply] = await submit(sandbox.smtp, { to: ['a@shop.ci.test'], raw: RAW })
    expect(reply).not.toMatch(/^250/)
    expect(await listed(sandbox.client)).toEqual([])
  })
})

describe('the time to live of inboxes', () => {
  it('is that of --label-ttl for labels, and of nobody that --inboxes declares', async () => {
    await using sandbox = await startSandbox({ inboxes: 'shop:any,ci+fixed:any', labelTtl: '90m' })
    const { client, smtp } = sandbox
    await submit(smtp, { to: ['a@x.test'], raw: RAW, user: 'shop+one' })
    await client.createInbox({ name: 'brief', ttl: '1h' })
    const lives = (await client.inboxes()).map(({ name, ttl, expiresAt }) => [name, ttl, expiresAt !== null])
    expect(lives).toEqual([
      ['brief', '1h', true],
      ['ci+fixed', null, false],
      ['shop', null, false],
      ['shop+one', '90m', true],
    ])
  })

  it('is a day for labels when nothing is said, and for good with off', async () => {
    for (const [options, ttl] of [
      [{}, '1d'],
      [{ labelTtl: 'off' }, null],
    ] as const) {
      await using sandbox = await startSandbox(options)
      await submit(sandbox.smtp, { to: ['a@x.test'], raw: RAW, user: 'ci+one' })
      expect(await sandbox.client.inbox('ci+one')).toMatchObject({ ttl })
    }
  })
})

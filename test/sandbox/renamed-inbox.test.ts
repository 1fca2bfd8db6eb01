import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'

const RAW = 'Subject: one\r\n\r\nHello\r\n'

describe('an inbox that is renamed', () => {
  it('is told to who follows it by either name, and to nobody else', async () => {
    await using sandbox = await startSandbox()
    const { client } = sandbox
    await client.createInbox({ name: 'shop' })
    await client.createInbox({ name: 'crm' })
    const { seq } = (await client.server()).store
    await client.changeInbox('shop', { name: 'store' })
    await client.changeInbox('crm', { onRetrieve: 'keep' })
    for (const [inbox, type] of [
      ['shop', 'inbox.renamed'],
      ['store', 'inbox.renamed'],
      ['crm', 'inbox.changed'],
    ] as const) {
      for await (const event of client.events({ inbox, after: seq })) {
        expect(event).toMatchObject({ type })
        if (event.type === 'inbox.renamed') expect(event).toMatchObject({ inbox: 'store', was: 'shop' })
        break
      }
    }
  })

  it('ends the waiting for mail of its new name', async () => {
    await using sandbox = await startSandbox()
    const { client } = sandbox
    await client.sendRaw('shop', RAW)
    const waiting = client.wait('store', { subject: 'one', timeout: 60 })
    await client.changeInbox('shop', { name: 'store' })
    expect((await waiting).messages).toMatchObject([{ inbox: 'store', subject: 'one' }])
  })

  it('keeps what a POP3 session of its old name meant to delete, and says so', async () => {
    await using sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', RAW)
    await using pop3 = await LineClient.connect(sandbox.pop3)
    await pop3.line()
    pop3.send('USER shop\r\nPASS any\r\nDELE 1\r\n')
    for (let line = 0; line < 3; line++) expect(await pop3.line()).toMatch(/^\+OK/)
    await sandbox.client.changeInbox('shop', { name: 'store' })
    pop3.send('QUIT\r\n')
    expect(await pop3.untilEnd()).toMatch(/^-ERR/)
    expect(await sandbox.client.inbox('store')).toMatchObject({ messages: 1 })
  })

  it('takes mail under its new name, and mail under the old one is in another inbox', async () => {
    await using sandbox = await startSandbox()
    const { client } = sandbox
    await client.createInbox({ name: 'shop', password: 's3cret' })
    await client.changeInbox('shop', { name: 'store' })
    await client.sendRaw('store', RAW)
    await client.sendRaw('shop', RAW)
    expect(
      (await client.inboxes()).map(({ name, declared, messages }) => [name, declared, messages]),
    ).toEqual([
      ['shop', false, 1],
      ['store', true, 1],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'

const RAW = 'Subject: one\r\n\r\nHello\r\n'

async function loggedIn({ imap }: LocalSandbox, user: string): Promise<LineClient> {
  const client = await LineClient.connect(imap)
  await client.line()
  expect((await ask(client, `LOGIN ${user} any`)).at(-1)).toMatch(/ OK /)
  return client
}

async function ask(client: LineClient, command: string): Promise<readonly string[]> {
  client.send(`t ${command}\r\n`)
  const lines: string[] = []
  while (!lines.at(-1)?.startsWith('t ')) lines.push(await client.line())
  return lines
}

describe('an inbox that is renamed', () => {
  it('says goodbye to those that are logged in to it, in IDLE too, and tells nobody that mail is gone', async () => {
    await using sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', RAW)
    await sandbox.client.sendRaw('crm', RAW)
    await using waiting = await loggedIn(sandbox, 'shop')
    await using idle = await loggedIn(sandbox, 'shop')
    await using other = await loggedIn(sandbox, 'crm')
    for (const client of [idle, other]) {
      await ask(client, 'SELECT INBOX')
      client.send('i IDLE\r\n')
      expect(await client.line()).toMatch(/^\+/)
    }
    await sandbox.client.changeInbox('shop', { name: 'store' })
    for (const client of [waiting, idle])
      expect(await client.untilEnd()).toBe('* BYE The inbox has another name now, log in with that\r\n')
    other.send('DONE\r\n')
    expect(await other.line()).toMatch(/^i OK/)
    const { sessions } = await sandbox.client.sessions()
    expect(sessions.filter(({ ending }) => ending === 'inbox renamed')).toMatchObject([
      { login: 'shop' },
      { login: 'shop' },
    ])
  })

  it('is open under its new name with the same UIDs, and the old name is free for another', async () => {
    await using sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', RAW)
    await using before = await loggedIn(sandbox, 'shop')
    const validity = /UIDVALIDITY (\d+)/.exec((await ask(before, 'SELECT INBOX')).join())?.[1]
    await sandbox.client.changeInbox('shop', { name: 'store' })
    await using after = await loggedIn(sandbox, 'store')
    const selected = (await ask(after, 'SELECT INBOX')).join()
    expect(selected).toContain(`UIDVALIDITY ${validity}`)
    expect(selected).toContain('1 EXISTS')
    await using anew = await loggedIn(sandbox, 'shop')
    const empty = (await ask(anew, 'SELECT INBOX')).join()
    expect(empty).toContain('0 EXISTS')
    expect(empty).not.toContain(`UIDVALIDITY ${validity}`)
  })

  it('leaves those alone that have logged out of it by UNAUTHENTICATE', async () => {
    await using sandbox = await startSandbox()
    await using client = await loggedIn(sandbox, 'shop')
    await ask(client, 'UNAUTHENTICATE')
    await ask(client, 'LOGIN crm any')
    await sandbox.client.changeInbox('shop', { name: 'store' })
    expect((await ask(client, 'SELECT INBOX')).at(-1)).toMatch(/ OK /)
  })
})

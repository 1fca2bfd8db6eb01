import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'
import { submit } from '../support/submit.ts'
import { tempFolder } from '../support/temp-store.ts'

const MAIL = { to: ['a@x.test'], raw: 'Subject: one\r\n\r\nHello' }
const at = (port: number | null) => ({ host: '127.0.0.1', port: port ?? 0 })

/** Whether somebody listens there. */
async function isOpen(port: number | null): Promise<boolean> {
  const client = await LineClient.connect(at(port)).catch(() => undefined)
  client?.socket.destroy()
  return client !== undefined
}

/** Holds a free port for others not to have. */
async function takenPort(port = 0) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

describe('the port of an inbox', () => {
  it('takes mail for it alone, and closes when it is deleted; who is connected is told goodbye', async () => {
    await using sandbox = await startSandbox()
    const { client } = sandbox
    const one = await client.createInbox({ name: 'one', smtpPort: 0 })
    const two = await client.createInbox({ name: 'two', smtpPort: 0 })
    await submit(at(one.smtpPort), { ...MAIL, raw: [MAIL.raw, MAIL.raw] })
    await submit(at(two.smtpPort), MAIL)
    expect(await client.inboxes()).toMatchObject([
      { name: 'one', messages: 2, smtpPort: one.smtpPort },
      { name: 'two', messages: 1, smtpPort: two.smtpPort },
    ])
    await using idle = await LineClient.connect(at(one.smtpPort))
    await idle.reply()
    await client.removeInbox('one')
    expect(await idle.untilEnd()).toMatch(/^421 /)
    await expect.poll(() => isOpen(one.smtpPort)).toBe(false)
    expect(await isOpen(two.smtpPort)).toBe(true)
  })

  it('follows it to another name', async () => {
    await using sandbox = await startSandbox()
    const { client } = sandbox
    const { smtpPort } = await client.createInbox({ name: 'shop', smtpPort: 0 })
    await client.changeInbox('shop', { name: 'store' })
    await submit(at(smtpPort), MAIL)
    expect(await client.inboxes()).toMatchObject([{ name: 'store', messages: 1, smtpPort }])
    await client.removeInbox('store')
    await expect.poll(() => isOpen(smtpPort)).toBe(false)
  })

  it('that cannot be had makes no inbox, and says why', async () => {
    await using taken = await takenPort()
    await using sandbox = await startSandbox()
    const { client } = sandbox
    await expect(client.createInbox({ name: 'shop', smtpPort: taken.port })).rejects.toMatchObject({
      problem: {
        status: 409,
        code: 'port-unavailable',
        message: `Port ${taken.port} on 127.0.0.1 cannot be had (EADDRINUSE): name another, or 0.`,
      },
    })
    const own = await client.createInbox({ name: 'own', smtpPort: 0 })
    await expect(client.createInbox({ name: 'own', smtpPort: 0 })).rejects.toMatchObject({
      problem: { code: 'inbox-exists' },
    })
    expect((await client.inboxes()).map(({ name }) => name)).toEqual(['own'])
    expect(await isOpen(own.smtpPort)).toBe(true)
  })

  it('needs SMTP to listen on a port', async () => {
    await using sandbox = await startSandbox({ smtpListen: `unix:${join(tempFolder(), 'smtp.sock')}` })
    await expect(sandbox.client.createInbox({ name: 'shop', smtpPort: 0 })).rejects.toMatchObject({
      problem: { code: 'port-unavailable' },
    })
    expect(await sandbox.client.inboxes()).toEqual([])
  })

  it('speaks STARTTLS where the first listener does', async () => {
    await using sandbox = await startSandbox({ tls: 'self-signed' })
    const { smtpPort } = await sandbox.client.createInbox({ name: 'shop', smtpPort: 0 })
    await using client = await LineClient.greeted(smtpPort ?? 0)
    expect(await client.ask('EHLO client.test')).toContain('STARTTLS')
  })

  it('is open again after a new start, on another number where that one is taken', async () => {
    const store = `sqlite:${join(tempFolder(), 'sandpost.db')}`
    const first = await startSandbox({ store })
    const [kept, lost] = await Promise.all(
      ['kept', 'lost'].map((name) => first.client.createInbox({ name, smtpPort: 0 })),
    )
    await first.close()
    expect(await isOpen(kept?.smtpPort ?? null)).toBe(false)
    await using _taken = await takenPort(lost?.smtpPort ?? 0)
    await using again = await startSandbox({ store })
    expect(await again.client.inbox('kept')).toMatchObject({ smtpPort: kept?.smtpPort })
    const { smtpPort } = await again.client.inbox('lost')
    expect(smtpPort).not.toBe(lost?.smtpPort)
    await submit(at(kept?.smtpPort ?? null), MAIL)
    await submit(at(smtpPort), MAIL)
    expect((await again.client.inboxes()).map(({ messages }) => messages)).toEqual([1, 1])
  })
})

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { createClient } from '../src/client/client.ts'
import { startSandbox } from '../src/index.ts'
import { LineClient } from './support/smtp-client.ts'
import { ROOT } from './support/sources.ts'
import { tempFolder } from './support/temp-store.ts'

async function send(smtp: { host: string; port: number }, subject: string, user?: string): Promise<void> {
  const auth = user === undefined ? {} : { auth: { user, pass: 'any' } }
  const transport = createTransport({ ...smtp, ...auth, ignoreTLS: true })
  await transport.sendMail({ from: 'app@example.test', to: 'new@example.test', subject, text: 'Hello' })
  transport.close()
}

describe('startSandbox', () => {
  it('captures what is sent to it and reads it back', async () => {
    const sandbox = await startSandbox()
    try {
      await send(sandbox.smtp, 'Welcome')
      const { messages } = await sandbox.client.wait('default', { to: 'new@example.test', timeout: 20 })
      expect(messages).toEqual([expect.objectContaining({ subject: 'Welcome', inbox: 'default' })])
    } finally {
      await sandbox.close()
    }
  })

  it('runs in a process whose own flags are not for threads', () => {
    const program = pathToFileURL(join(ROOT, 'program/index.js')).href
    const code = `const { startSandbox } = await import(${JSON.stringify(program)})
      const sandbox = await startSandbox()
      await sandbox.client.send('shop', { subject: 'Hello' })
      await sandbox.client.wait('shop', { subject: 'Hello' })
      await sandbox.close()`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('runs any number at once, each with mail of its own', async () => {
    const sandboxes = await Promise.all([startSandbox(), startSandbox(), startSandbox()])
    try {
      await Promise.all(sandboxes.map(({ smtp }, at) => send(smtp, `Number ${at}`)))
      const lists = await Promise.all(sandboxes.map(({ client }) => client.list()))
      expect(lists.map(({ messages }) => messages.map(({ subject }) => subject))).toEqual([
        ['Number 0'],
        ['Number 1'],
        ['Number 2'],
      ])
    } finally {
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()))
    }
  })

  it('keeps inboxes apart: each user name is one', async () => {
    const sandbox = await startSandbox({ inboxes: 'shop:secret', auth: 'required' })
    try {
      await send(sandbox.smtp, 'For tests', 'test-7')
      await expect(send(sandbox.smtp, 'Wrong password', 'shop')).rejects.toThrow(/535/)
      expect((await sandbox.client.list()).messages).toEqual([expect.objectContaining({ inbox: 'test-7' })])
    } finally {
      await sandbox.close()
    }
  })

  it('reads, waits and sends over HTTPS when TLS is on, by the certificate of its own', async () => {
    const sandbox = await startSandbox({ tls: 'self-signed' })
    try {
      expect(sandbox.url).toMatch(/^https:/)
      const transport = createTransport({
        ...sandbox.smtp,
        requireTLS: true,
        tls: { ca: sandbox.certificate ?? '' },
      })
      await transport.sendMail({
        from: 'a@example.test',
        to: 'b@example.test',
        subject: 'Sealed',
        text: 'Hi',
      })
      transport.close()
      const { messages } = await sandbox.client.wait('default', { subject: 'Sealed', timeout: 20 })
      const raw = 'Subject: By REST\r\n\r\nHello\r\n'
      const sent = await sandbox.client.sendRaw('default', new Blob([raw]).stream())
      expect(await new Response(await sandbox.client.raw(sent.id)).text()).toBe(raw)
      await sandbox.client.remove(messages[0]?.id ?? '')
      await expect(sandbox.client.get('missing')).rejects.toThrow(/404/)
      expect(await sandbox.client.ready()).toBe(true)
    } finally {
      await sandbox.close()
    }
  })

  it('trusts no other certificate than its own', async () => {
    const [one, other] = await Promise.all([
      startSandbox({ tls: 'self-signed' }),
      startSandbox({ tls: 'self-signed' }),
    ])
    try {
      const astray = createClient({ url: other.url, certificate: one.certificate ?? '' })
      await expect(astray.list()).rejects.toThrow(/certificate/)
      expect((await other.client.list()).messages).toEqual([])
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })

  it('closes by itself at the end of its scope', async () => {
    const sandbox = await startSandbox()
    await sandbox[Symbol.asyncDispose]()
    await expect(send(sandbox.smtp, 'Too late')).rejects.toThrow(/ECONNREFUSED/)
    await expect(sandbox.close()).resolves.toBeUndefined()
  })

  it('takes an option that is undefined for one that is not given', async () => {
    const sandbox = await startSandbox({ httpToken: undefined, store: undefined } as object)
    expect((await fetch(`${sandbox.url}/v1/server`)).status).toBe(200)
    await sandbox.close()
  })

  it('says where it is by ports, not by Unix sockets', async () => {
    const folder = tempFolder()
    const sandbox = await startSandbox({
      smtpListen: `unix:${folder}/s,127.0.0.1:0`,
      httpListen: `unix:${folder}/h`,
    })
    expect(sandbox.smtp).toEqual({ host: '127.0.0.1', port: expect.any(Number) })
    expect(sandbox.url).toBe('')
    await sandbox.close()
  })

  it('closed twice at once, answers the message that is on its way', async () => {
    const sandbox = await startSandbox()
    await using client = await LineClient.connect(sandbox.smtp)
    await client.reply()
    for (const line of ['EHLO x', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA'])
      expect(await client.ask(line)).toMatch(/^[23]/)
    const events = await fetch(`${sandbox.url}/v1/events`)
    const closing = [sandbox.close(), sandbox.close()]
    await events.text()
    expect(await client.ask('Subject: late\r\n\r\n.')).toMatch(/^250/)
    expect(await client.reply()).toMatch(/^421/)
    await Promise.all(closing)
  })

  it('refuses an option that cannot be, by its name', async () => {
    await expect(startSandbox({ maxMessageSize: '-1' })).rejects.toThrow(/--max-message-size/)
    await expect(startSandbox({ store: 'mysql:x' })).rejects.toThrow(/--store/)
  })
})

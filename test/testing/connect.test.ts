import { describe, expect, it, onTestFinished } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { connect } from '../../src/testing/connect.ts'
import { shopOf } from './shop.ts'

describe('a server elsewhere', () => {
  it('is used as one of this process is, over HTTPS and with a token too', async () => {
    const server = await startSandbox({ tls: 'self-signed', httpToken: 'let-me-in' })
    onTestFinished(() => server.close())
    const { certificate } = server
    const options = { token: 'let-me-in', timeout: '10s', ...(certificate === null ? {} : { certificate }) }
    const sandbox = await connect(`${server.url}/`, options)
    const inbox = await sandbox.inbox()
    const { host, port, user, pass } = inbox.smtp
    const access = `smtp://${user}:${pass}@${host}:${port}?tls.rejectUnauthorized=false`
    await shopOf({ ...inbox, smtp: { url: access } } as typeof inbox).welcome('ann@example.test')
    const mail = await inbox.next({ subject: 'welcome' })
    expect(mail.url).toBe(`${server.url}/inbox/${inbox.name}/${mail.id}`)
    expect(Buffer.from(await mail.raw()).toString()).toContain('Subject: Welcome to the shop')
    await sandbox.close()
    expect(await server.client.ready()).toBe(true)
  })

  it('is told to be missing, or to want a token, with what to do', async () => {
    await expect(connect('http://127.0.0.1:1')).rejects.toThrow(
      /No Sandpost can be used at http:\/\/127\.0\.0\.1:1/,
    )
    const closed = await startSandbox()
    await closed.close()
    await expect(closed.client.server()).rejects.toThrow(`Nobody answers at ${closed.url} (ECONNREFUSED)`)
    const server = await startSandbox({ httpToken: 'let-me-in' })
    onTestFinished(() => server.close())
    await expect(connect(server.url)).rejects.toThrow(/token/i)
    await expect(connect('')).rejects.toThrow('Failed to parse URL')
  })
})

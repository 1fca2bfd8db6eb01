import { once } from 'node:events'
import net from 'node:net'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { MESSAGE, type Stage, stage } from '../smtp/foreign-client.ts'

const LOGIN = { user: 'known', pass: 'secret' }
const HOST = { host: '127.0.0.1', tls: { rejectUnauthorized: false } }

async function send(place: Stage, options: Parameters<typeof createTransport>[0]): Promise<string> {
  const transport = createTransport(options)
  const envelope = { from: 'a@x.test', to: ['b@x.test'] }
  const { response } = await transport.sendMail({ envelope, raw: MESSAGE })
  transport.close()
  expect(place.smtp.sink.kept[0]?.raw.toString()).toBe(MESSAGE)
  return String(response)
}

describe('Nodemailer', () => {
  it('sends plainly, and gets the id of its message', async () => {
    await using place = await stage()
    const response = await send(place, { ...HOST, port: place.port, ignoreTLS: true })
    expect(response).toBe('250 2.6.0 Message kept as m1')
  })

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('logs in by %s', async (authMethod) => {
    await using place = await stage()
    await send(place, { ...HOST, port: place.port, ignoreTLS: true, auth: LOGIN, authMethod })
    expect(place.smtp.sink.kept[0]?.inbox).toBe('known')
  })

  it('logs in by XOAUTH2', async () => {
    await using place = await stage()
    const auth = { type: 'OAuth2', user: 'known', accessToken: 'secret' } as const
    await send(place, { ...HOST, port: place.port, ignoreTLS: true, auth })
    expect(place.smtp.sink.kept[0]?.inbox).toBe('known')
  })

  it('is told that a token is wrong', async () => {
    await using place = await stage()
    const auth = { type: 'OAuth2', user: 'known', accessToken: 'wrong' } as const
    await expect(send(place, { ...HOST, port: place.port, auth })).rejects.toThrow(/535 5\.7\.8/)
  })

  it('upgrades with STARTTLS by itself', async () => {
    await using place = await stage()
    await send(place, { ...HOST, port: place.port, requireTLS: true })
    expect((await place.smtp.sink.endedSession()).tls?.version).toBe('TLSv1.3')
  })

  it('speaks implicit TLS', async () => {
    await using place = await stage()
    await send(place, { ...HOST, port: place.tlsPort, secure: true })
    expect((await place.smtp.sink.endedSession()).tls?.version).toBe('TLSv1.3')
  })

  it('sends over a Unix socket', async () => {
    await using place = await stage()
    const connection = net.connect(place.socket)
    await once(connection, 'connect')
    await send(place, { connection })
  })

  it('sends many over a pool of connections', async () => {
    await using place = await stage()
    const transport = createTransport({ ...HOST, port: place.port, pool: true, maxConnections: 3 })
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        transport.sendMail({
          from: 'a@x.test',
          to: 'b@x.test',
          subject: `number ${index}`,
          text: '.dot\n..dots',
        }),
      ),
    )
    transport.close()
    const subjects = place.smtp.sink.kept.map(({ raw }) =>
      /^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim(),
    )
    expect(new Set(subjects).size).toBe(30)
  })
})

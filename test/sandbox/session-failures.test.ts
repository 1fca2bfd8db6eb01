import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createTransport } from 'nodemailer'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type LocalSandbox, type SandboxOptions, startSandbox } from '../../src/index.ts'

async function started(options: SandboxOptions = {}): Promise<LocalSandbox> {
  const sandbox = await startSandbox({ inboxes: 'shop:secret', ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** Says all of it at once, reads until the server has closed. */
async function say(port: number, lines: readonly string[]): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => undefined)
  socket.end(lines.map((line) => `${line}\r\n`).join(''))
  socket.resume()
  await once(socket, 'close')
}

async function theSession({ client }: LocalSandbox) {
  await expect.poll(async () => (await client.sessions({ state: 'ended' })).sessions.length).toBe(1)
  const { sessions } = await client.sessions({})
  return client.session(sessions[0]?.id ?? '')
}

const plain = (password: string) => Buffer.from(`\0shop\0${password}`).toString('base64')

describe('what went wrong in a session is a fact of it', () => {
  it.each([
    ['login', 'smtp', ['EHLO x', `AUTH PLAIN ${plain('wrong')}`, 'QUIT']],
    [null, 'smtp', ['EHLO x', `AUTH PLAIN ${plain('wrong')}`, `AUTH PLAIN ${plain('secret')}`, 'QUIT']],
    ['refused', 'smtp', ['GET / HTTP/1.1']],
    ['mistakes', 'smtp', ['EHLO x', ...Array.from({ length: 120 }, () => 'NONSENSE'), 'QUIT']],
    ['lost', 'smtp', ['EHLO x', 'MAIL FROM:<>', 'RCPT TO:<a@x.test>', 'DATA', 'half']],
    [null, 'smtp', ['EHLO x']],
    ['login', 'pop3', ['USER shop', 'PASS wrong', 'QUIT']],
    [null, 'pop3', ['USER shop', 'PASS secret', 'QUIT']],
    ['mistakes', 'pop3', Array.from({ length: 60 }, () => 'NONSENSE')],
    ['login', 'imap', ['a LOGIN shop wrong', 'b LOGOUT']],
    [null, 'imap', ['a LOGIN shop wrong', 'b LOGIN shop secret', 'c LOGOUT']],
    ['mistakes', 'imap', Array.from({ length: 60 }, () => 'NONSENSE')],
  ] as const)('%s by %s', async (failure, protocol, lines) => {
    const sandbox = await started({ smtpEarlyTalkers: 'allow' })
    await say(sandbox[protocol].port, lines)
    expect(await theSession(sandbox)).toMatchObject({ protocol, failure })
  })

  it('a login that is missing where it is required is one that was refused', async () => {
    const sandbox = await started({ auth: 'required', smtpEarlyTalkers: 'allow' })
    await say(sandbox.smtp.port, ['EHLO x', 'MAIL FROM:<>', 'QUIT'])
    expect(await theSession(sandbox)).toMatchObject({ failure: 'login', ending: 'quit' })
  })

  it.each(['smtps', 'pop3s', 'imaps'])('a handshake that fails, by %s', async (protocol) => {
    const sandbox = await started({ tls: 'self-signed' })
    const listener = sandbox.listeners.find((each) => each.protocol === protocol)
    await say(Number(listener?.address.split(':').at(-1)), ['EHLO x'])
    expect(await theSession(sandbox)).toMatchObject({ failure: 'tls', tls: null })
  })

  it.each(['smtps', 'pop3s', 'imaps'])('a certificate that is not trusted, by %s', async (protocol) => {
    const sandbox = await started({ tls: 'self-signed' })
    const listener = sandbox.listeners.find((each) => each.protocol === protocol)
    const socket = connectTls({ host: '127.0.0.1', port: Number(listener?.address.split(':').at(-1)) })
    await expect(once(socket, 'secureConnect')).rejects.toThrow('self-signed certificate')
    expect(await theSession(sandbox)).toMatchObject({ failure: 'tls' })
  })

  it('a certificate that is not trusted after STARTTLS', async () => {
    const sandbox = await started({ tls: 'self-signed' })
    const transport = createTransport({ ...sandbox.smtp })
    await expect(transport.sendMail({ from: 'a@x.test', to: 'b@x.test' })).rejects.toThrow('self-signed')
    const session = await theSession(sandbox)
    expect(session).toMatchObject({ failure: 'tls' })
    expect(session.transcript.map(({ text }) => text)).toContain('STARTTLS')
  })

  it('a connection that is one too many', async () => {
    const sandbox = await started({ maxConnections: 1 })
    const first = connect({ host: '127.0.0.1', port: sandbox.smtp.port })
    onTestFinished(() => void first.destroy())
    await once(first, 'data')
    await say(sandbox.imap.port, [])
    const { sessions } = await sandbox.client.sessions({ state: 'failed' })
    expect(sessions).toMatchObject([{ protocol: 'imap', failure: 'refused' }])
  })
})

it('lines say how many octets they were, secrets do not', async () => {
  const sandbox = await started({ smtpEarlyTalkers: 'allow' })
  await say(sandbox.imap.port, ['a LOGIN shop secret', 'b SELECT INBOX', 'c LOGOUT'])
  const { transcript } = await theSession(sandbox)
  const sizes = transcript.map(({ text, octets }) => [text, octets])
  expect(sizes).toContainEqual(['a LOGIN ***', null])
  expect(sizes).toContainEqual(['b SELECT INBOX', 16])
  expect(sizes).toContainEqual(['* BYE Until next time', 23])
})

it('TLS facts have the certificate that was presented', async () => {
  const sandbox = await started({ tls: 'self-signed' })
  const address = sandbox.listeners.find(({ protocol }) => protocol === 'smtps')?.address ?? ''
  const port = Number(address.split(':').at(-1))
  const socket = connectTls({
    host: '127.0.0.1',
    port,
    ca: sandbox.certificate ?? '',
    servername: 'localhost',
  })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.end('QUIT\r\n')
  socket.resume()
  expect((await theSession(sandbox)).tls).toMatchObject({
    serverName: 'localhost',
    certificate: {
      subject: 'CN=localhost',
      issuer: 'CN=localhost',
      fingerprint: fingerprint256,
      validUntil: expect.stringMatching(/^20\d\d-/),
    },
  })
})

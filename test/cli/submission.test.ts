import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeSelfSigned } from '../../src/wire/self-signed.ts'
import { sandpost } from '../support/run-sandpost.ts'
import { ROOT } from '../support/sources.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly user: string | undefined
  readonly secure: boolean
  readonly text: string
}

/** A plain SMTP server that keeps what it gets: how the sending commands look from the other side. */
const received: Received[] = []
const server = new SMTPServer({
  ...(await makeSelfSigned()),
  authOptional: true,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    password === 'right' ? done(null, { user: username ?? '' }) : done(new Error('wrong')),
  onRcptTo: ({ address }, _session, done) => {
    const code = Number(/^(\d{3})@/.exec(address)?.[1] ?? 0)
    done(code === 0 ? null : Object.assign(new Error('as you wish'), { responseCode: code }))
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      received.push({
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        user: session.user,
        secure: session.secure,
        text: Buffer.concat(chunks).toString('latin1'),
      })
      done()
    })
  },
})

let folder: string
let smtp: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandpost-send-'))
  server.on('error', () => {})
  const listening: Server = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  const address = listening.address()
  smtp = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  received.length = 0
})

describe('sandpost send', () => {
  it('sends a sample and says where it went', async () => {
    const { code, stdout } = await sandpost(['send', '--smtp', smtp, '--to', 'a@x.test', '--to', 'b@x.test'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^sent to a@x.test, b@x.test: 250 /),
    })
    expect(received).toMatchObject([
      {
        from: 'app@example.test',
        to: ['a@x.test', 'b@x.test'],
        text: expect.stringContaining('To: a@x.test, b@x.test'),
      },
    ])
  })

  it('sends a file with the envelope of its header, or with the one that is given', async () => {
    const file = join(folder, 'a.eml')
    writeFileSync(file, 'From: f@x.test\nTo: t@x.test\nCc: c@x.test\n\nx\n.\ny')
    await sandpost(['send', file, '--smtp', smtp])
    await sandpost(['send', '-', '--from', 'g@x.test', '--to', 'u@x.test'], {
      env: { SANDPOST_SMTP: smtp },
      input: 'x',
    })
    expect(received).toMatchObject([
      {
        from: 'f@x.test',
        to: ['t@x.test', 'c@x.test'],
        text: expect.stringMatching(/\r\n\r\nx\r\n\.\r\ny(\r\n)?$/),
      },
      { from: 'g@x.test', to: ['u@x.test'] },
    ])
  })

  it('logs in, and insists on TLS when told to', async () => {
    const login = ['--user', 'shop', '--password', 'right']
    const { code } = await sandpost(['send', '--smtp', smtp, ...login, '--starttls'])
    expect(code).toBe(0)
    expect(received).toMatchObject([{ user: 'shop', secure: true }])
  })

  it.each([
    [['--user', 'shop', '--password', 'wrong'], 'refused the mail'],
    [['--to', '550@x.test'], 'as you wish'],
  ])('ends with 1 and the reply when refused: %j', async (words, message) => {
    const { code, stderr } = await sandpost(['send', '--smtp', smtp, ...words])
    expect(code).toBe(1)
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^sandpost: [^\n]+\n$/)
  })

  it('ends with 1 when the file cannot be read', async () => {
    const { code, stderr } = await sandpost(['send', join(folder, 'absent.eml'), '--smtp', smtp])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `sandpost: cannot read ${folder}/absent.eml (ENOENT)\n`,
    })
  })
})

describe('sandpost sendmail', () => {
  const input = 'From: f@x.test\nTo: t@x.test\nBcc: secret@x.test\nSubject: s\n\nx\n.\ny\n'

  it('hands in what it reads, without the Bcc, dots and all', async () => {
    const run = await sandpost(['sendmail', '-t', '-i', '-f', 'me@x.test'], {
      env: { SANDPOST_SMTP: smtp },
      input,
    })
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(received).toMatchObject([{ from: 'me@x.test', to: ['t@x.test', 'secret@x.test'] }])
    expect(received[0]?.text).toMatch(/Subject: s\r\n\r\nx\r\n\.\r\ny\r\n$/)
    expect(received[0]?.text).not.toContain('secret')
  })

  it('does the same when it is called by a link named sendmail, and sends the null sender', async () => {
    const program = join(folder, 'sendmail')
    symlinkSync(join(ROOT, 'program/main.js'), program)
    const env = { SANDPOST_SMTP: smtp, SANDPOST_USER: 'shop', SANDPOST_PASSWORD: 'right' }
    const run = await sandpost(['-i', '-f', '<>', 't@x.test'], { program, env, input })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(received).toMatchObject([{ from: '', to: ['t@x.test'], user: 'shop' }])
  })

  it.each([
    ['550@x.test', 69],
    ['450@x.test', 75],
  ])('to %s answers %i', async (recipient, code) => {
    const run = await sandpost(['sendmail', recipient], { env: { SANDPOST_SMTP: smtp }, input })
    expect(run).toMatchObject({ code, stderr: expect.stringMatching(/^sendmail: [^\n]+\n$/) })
  })
})

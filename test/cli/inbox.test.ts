import nodemailer from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { sandpost } from '../support/run-sandpost.ts'

/** What `--env` prints, as a shell would have it. */
const variablesIn = (stdout: string): Record<string, string> =>
  Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  )

describe('sandpost inbox create', () => {
  it('makes an inbox of a random name that goes an hour after its last use, and prints the name', async () => {
    await using sandbox = await startSandbox()
    const { code, stdout } = await sandpost(['inbox', 'create', '--url', sandbox.url])
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^ci-[0-9a-f]{12}\n$/) })
    expect(await sandbox.client.inbox(stdout.trim())).toMatchObject({ ttl: '1h', declared: false })
  })

  it('tells with --env all that an app and the other commands need', async () => {
    await using sandbox = await startSandbox()
    const words = ['inbox', 'create', 'shop', '--password', 'secret', '--ttl', '30m', '--env']
    const { code, stdout } = await sandpost(words, { env: { SANDPOST_URL: sandbox.url } })
    const { host, port } = sandbox.smtp
    expect({ code, variables: variablesIn(stdout) }).toEqual({
      code: 0,
      variables: {
        SMTP_URL: `smtp://shop:secret@${host}:${port}`,
        SMTP_HOST: host,
        SMTP_PORT: `${port}`,
        SMTP_USER: 'shop',
        SMTP_PASS: 'secret',
        SANDPOST_SMTP: `${host}:${port}`,
        SANDPOST_USER: 'shop',
        SANDPOST_PASSWORD: 'secret',
        SANDPOST_INBOX: 'shop',
        SANDPOST_URL: sandbox.url,
      },
    })
    expect(await sandbox.client.inbox('shop')).toMatchObject({ ttl: '30m', declared: true })
  })

  it('SANDPOST_INBOX is the inbox of wait, code, link, mark and assert, until --inbox names another', async () => {
    await using sandbox = await startSandbox()
    const made = await sandpost(['inbox', 'create', '--env'], { env: { SANDPOST_URL: sandbox.url } })
    const env = variablesIn(made.stdout)
    const { code: marked, stdout: cursor } = await sandpost(['mark'], { env })
    expect({ marked, cursor }).toEqual({ marked: 0, cursor: expect.stringMatching(/^\d+\n$/) })
    await nodemailer.createTransport(env.SMTP_URL).sendMail({
      from: 'app@x.test',
      to: 'ann@x.test',
      subject: 'Your code',
      html: 'Your login code is 482913. <a href="https://x.test/in">Sign in</a>',
    })
    const answers = await Promise.all(
      [['wait'], ['code'], ['link'], ['assert'], ['assert', '--none', '--inbox', 'default']].map((words) =>
        sandpost(words, { env }),
      ),
    )
    expect(answers.map(({ code, stdout }) => [code, stdout.trim().split('\t').at(-1)])).toEqual([
      [0, 'Your code'],
      [0, '482913'],
      [0, 'https://x.test/in'],
      [0, ''],
      [0, ''],
    ])
  })

  it('lets sandpost send find it', async () => {
    await using sandbox = await startSandbox()
    const { stdout } = await sandpost(['inbox', 'create', '--env'], { env: { SANDPOST_URL: sandbox.url } })
    const env = variablesIn(stdout)
    expect(await sandpost(['send', '--subject', 'Hello'], { env })).toMatchObject({ code: 0 })
    const { messages } = await sandbox.client.list({ inbox: env.SANDPOST_INBOX ?? '' })
    expect(messages.map(({ subject }) => subject)).toEqual(['Hello'])
  })

  it('opens a port for it, and tells it as JSON', async () => {
    await using sandbox = await startSandbox()
    const words = ['inbox', 'create', 'desk', '--smtp-port', '0', '--json', '--url', sandbox.url]
    const made = JSON.parse((await sandpost(words)).stdout)
    expect(made).toMatchObject({ name: 'desk', ttl: null, url: sandbox.url, smtp: { user: 'desk' } })
    expect(made.smtp.port).toBe(made.smtpPort)
    const transport = nodemailer.createTransport({ host: made.smtp.host, port: made.smtp.port })
    await transport.sendMail({ from: 'app@x.test', to: 'ann@x.test', subject: 'By port', text: 'x' })
    const { messages } = await sandbox.client.list({ inbox: 'desk' })
    expect(messages.map(({ subject }) => subject)).toEqual(['By port'])
  })

  it.each([
    [['create', 'default'], 1, /inbox-exists/],
    [[], 2, /inbox wants a word more: sandpost inbox create\./],
    [['list'], 2, /inbox "list" is not known: sandpost inbox create\./],
    [['create', 'a', 'b'], 2, /too many arguments/],
    [['create', ''], 2, /"" cannot be an inbox's name/],
    [['create', '..'], 2, /cannot be an inbox's name/],
    [['create', "a'b", '--env'], 2, /NAME has characters/],
    [['create', '--env', '--password', 'a b'], 2, /--password has characters/],
    [['create', '--ttl', 'soon'], 2, /ttl/],
    [['create', '--smtp-port', '70000'], 2, /--smtp-port "70000" is no port/],
    [['create', '--tll', '1h'], 2, /did you mean --ttl\?/],
    [['create', '--url', 'http://127.0.0.1:1'], 4, /cannot reach/],
  ])('inbox %j ends with %i and says why', async (words, code, why) => {
    await using sandbox = await startSandbox()
    await sandbox.client.createInbox({ name: 'default' }).catch(() => undefined)
    const run = await sandpost(['inbox', ...words], { env: { SANDPOST_URL: sandbox.url } })
    expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(why) })
  })

  it('makes none where nobody can be told how to send to it', async () => {
    await using sandbox = await startSandbox({ smtpListen: 'off' })
    const run = await sandpost(['inbox', 'create', 'shop', '--env'], { env: { SANDPOST_URL: sandbox.url } })
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('on no port') })
    await expect(sandbox.client.inbox('shop')).rejects.toThrow('404')
  })

  it.each([
    [['wait', '--inbox', ''], {}, '--inbox "" is no inbox'],
    [['mark'], { SANDPOST_INBOX: '' }, 'SANDPOST_INBOX "" is no inbox'],
  ])('%j with %j is refused', async (words, env, why) => {
    expect(await sandpost(words, { env })).toMatchObject({ code: 2, stderr: expect.stringContaining(why) })
  })
})

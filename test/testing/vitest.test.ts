import { beforeAll, describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { Project } from './project.ts'
import { snippetsOf } from './snippets.ts'

/** Starting a runner on a busy machine takes its time. */
const PATIENCE = 120_000
/** How often 200 tests run at once. */
const RUNS = process.env.GATES === 'full' ? 50 : 1

const SEND = `import { createTransport } from 'nodemailer'
export async function send(inbox, subject, text = 'x') {
  const app = createTransport(inbox.smtp.url)
  await app.sendMail({ from: 'app@example.test', to: inbox.address, subject, text })
  app.close()
}
`

/** 200 tests at once, each with a mail of its own; they tell on which servers. */
const PARALLEL = `import { expect, test } from 'sandpost/vitest'
import { send } from './send.js'
for (let n = 0; n < 200; n += 1)
  test.concurrent('number ' + n, { timeout: 60_000 }, async ({ inbox, sandbox, expect }) => {
    const coming = inbox.next({ subject: 'Mail' }, { timeout: '50s' })
    await send(inbox, 'Mail ' + n)
    expect(await coming).toHaveSubject('Mail ' + n)
    expect(await inbox.messages()).toHaveLength(1)
    if (n % 50 === 0) console.log('server ' + sandbox.url + ' of ' + n)
  })
`

const STRICT = `import { describe } from 'vitest'
import { expect, test as base } from 'sandpost/vitest'
import { send } from './send.js'
const test = base.extend({ mailOptions: { strict: true } })
test('asserted by next', async ({ inbox }) => { await send(inbox, 'one'); await inbox.next() })
test('asserted by matcher', async ({ mail }) => { await send(mail, 'one'); await expect(mail).toHaveReceived({ subject: 'one' }) })
test('nothing came', async ({ inbox }) => {})
test('forgotten', async ({ inbox }) => { await send(inbox, 'one'); await send(inbox, 'two'); await inbox.next({ subject: 'two' }) })
`

const WRONG = `import { expect, test } from 'sandpost/vitest'
import 'sandpost/jest'
test('wrong', async ({ inbox, sandbox }) => {
  // @ts-expect-error there is no such criterion
  await inbox.next({ subjet: 'x' })
  // @ts-expect-error a subject is a text or a pattern
  expect(await inbox.next()).toHaveSubject(7)
  const { total, messages } = await sandbox.client.list()
  const [subject]: (string | undefined)[] = [messages[0]?.subject]
  // @ts-expect-error what REST answers has its type, also where TypeBox is not installed
  const text: string = total
  expect([subject, text]).toEqual([])
})
`

const COMPILER = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
}

describe('sandpost/vitest, as it is published', () => {
  let project: Project
  beforeAll(() => {
    project = new Project()
    project.write('send.js', SEND)
  })

  it("runs the README's example in an empty project", { timeout: PATIENCE }, async () => {
    const [example, ...others] = snippetsOf('README.md')
    expect([example?.file, others]).toEqual(['mail.test.js', []])
    project.write('mail.test.js', example?.text ?? '')
    const { code, output } = await project.vitest(['mail.test.js', '--testTimeout=60000'])
    expect([code, output]).toEqual([0, expect.stringContaining('1 passed')])
  })

  it('runs what the documentation shows, by one server for all workers', { timeout: PATIENCE }, async () => {
    const snippets = snippetsOf('docs/testing.md').filter(({ file }) => file.endsWith('.test.ts'))
    expect(snippets.length).toBe(3)
    for (const { file, text } of snippets) project.write(`docs/${file}`, text)
    project.write(
      'docs/vitest.config.js',
      "export default { test: { globalSetup: ['sandpost/global-setup'] } }",
    )
    const { code, output } = await project.vitest(['--root=docs', '--testTimeout=60000'])
    expect([code, output]).toEqual([0, expect.stringContaining('3 passed (3)')])
  })

  it('has the types that it shows, and refuses criteria that are none', { timeout: PATIENCE }, async () => {
    for (const { file, text } of snippetsOf('docs/testing.md')) project.write(`types/${file}`, text)
    project.write('types/wrong.ts', WRONG)
    project.write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER, include: ['types'] }))
    expect(await project.run('typescript/bin/tsc', ['-p', '.'])).toEqual({ code: 0, output: '' })
  })

  it('lets 200 tests at once share one server', { timeout: PATIENCE * RUNS }, async () => {
    project.write('parallel.test.js', PARALLEL)
    for (let run = 0; run < RUNS; run += 1) {
      const { code, output } = await project.vitest(['parallel.test.js', '--maxConcurrency=200'])
      expect([run, code, output]).toEqual([run, 0, expect.stringContaining('200 passed')])
      const servers = [...output.matchAll(/server (\S+) of/g)].map(([, url]) => url)
      expect([servers.length, new Set(servers).size]).toEqual([4, 1])
    }
  })

  it('uses the server of SANDPOST_URL, and leaves there what a failed test got', {
    timeout: PATIENCE,
  }, async () => {
    const sandbox = await startSandbox({ httpToken: 'let-me-in' })
    try {
      project.write(
        'remote.test.js',
        `import { expect, test } from 'sandpost/vitest'
import { send } from './send.js'
test('good one', async ({ inbox }) => { await send(inbox, 'kept not'); await inbox.next() })
test('bad one', async ({ inbox }) => { await send(inbox, 'kept'); await inbox.next({ subject: 'other' }, { timeout: 50 }) })
`,
      )
      const env = { SANDPOST_URL: sandbox.url, SANDPOST_HTTP_TOKEN: 'let-me-in' }
      const { code, output } = await project.vitest(['remote.test.js', '--testTimeout=60000'], env)
      expect([code, output]).toEqual([1, expect.stringContaining('✗ subject is "kept"')])
      const { messages } = await sandbox.client.list()
      expect(messages.map(({ subject, inbox }) => [subject, inbox])).toEqual([
        ['kept', expect.stringMatching(/^bad-one-/)],
      ])
    } finally {
      await sandbox.close()
    }
  })

  it('fails a strict test that got mail nobody asserted on, and no other', {
    timeout: PATIENCE,
  }, async () => {
    project.write('strict.test.js', STRICT)
    const { code, output } = await project.vitest(['strict.test.js', '--testTimeout=60000'])
    expect(code).toBe(1)
    expect(output).toContain('3 passed')
    expect(output).toMatch(/is strict, and nobody asserted on 1 of its mails:\s+"one" from app@example\.test/)
  })
})

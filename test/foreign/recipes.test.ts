import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { accountOf } from '../../web/src/connect/account.ts'
import { READING, SENDING } from '../../web/src/connect/recipes.ts'
import { isInstalled, run } from '../support/program.ts'
import { ROOT } from '../support/sources.ts'
import { tempFolder } from '../support/temp-store.ts'

/** Names and passwords that a shell or a language might read as something else. */
const LOGINS = [null, 'shop', 'o\'brien $HOME `id` \\ "x" #{y} %20'] as const

type Run = (code: string, folder: string) => ReturnType<typeof run>

const shell: Run = (code) => run('sh', ['-c', code])
const RUNS: Readonly<Record<string, { readonly program: string; readonly with: Run }>> = {
  curl: { program: 'curl', with: shell },
  swaks: { program: 'swaks', with: shell },
  smtplib: { program: 'python3', with: (code) => run('python3', ['-c', code]) },
  msmtp: {
    program: 'msmtp',
    with: (code, folder) => {
      const file = join(folder, 'msmtprc')
      writeFileSync(file, code, { mode: 0o600 })
      return run('msmtp', ['--file', file, 'you@example.test'], 'Subject: Hello\n\nIt works.\n')
    },
  },
  nodemailer: {
    program: 'node',
    with: (code) =>
      run('node', ['--input-type=module', '--eval', `process.chdir(${JSON.stringify(ROOT)})\n${code}`]),
  },
}

describe('what the page offers to be pasted, run as it stands', () => {
  for (const [id, { program, with: start }] of Object.entries(RUNS)) {
    it.skipIf(!isInstalled(program)).each(LOGINS)(
      `${id} (skipped where ${program} is not installed) sends to the inbox %j`,
      async (inbox) => {
        await using sandbox = await startSandbox()
        const code = codeOf(id, sandbox, inbox)
        const ran = await start(code, tempFolder())
        expect(ran.code, ran.output).toBe(0)
        const { messages } = await sandbox.client.list({ inbox: inbox ?? 'default' })
        expect(messages).toHaveLength(1)
      },
    )
  }

  it.skipIf(!isInstalled('curl')).each(LOGINS)(
    'curl (skipped where it is not installed) reads the inbox %j by IMAP',
    async (inbox) => {
      await using sandbox = await startSandbox()
      await sandbox.client.send(inbox ?? 'default', { subject: 'Read me', text: 'x' })
      const { code, output } = await shell(codeOf('curl-imap', sandbox, inbox), '')
      expect(code, output).toBe(0)
      expect(output).toContain('Subject: Read me')
    },
  )
})

function codeOf(id: string, sandbox: Awaited<ReturnType<typeof startSandbox>>, inbox: string | null): string {
  const at = (protocol: string, { host, port }: { host: string; port: number }) => ({
    protocol,
    address: `${host}:${port}`,
    tls: 'off' as const,
  })
  const listeners = [at('smtp', sandbox.smtp), at('imap', sandbox.imap)]
  const account = accountOf(listeners, { page: 'localhost', inbox, password: `${inbox} pass` })
  return [...SENDING, ...READING].find((recipe) => recipe.id === id)?.write(account) ?? ''
}

import { describe, expect, it } from 'vitest'
import { MESSAGE, type Stage, stage } from '../smtp/foreign-client.ts'
import { isInstalled, run } from '../support/program.ts'

type Words = (place: Stage) => readonly string[]

const at = (port: number): string[] => ['--host=127.0.0.1', `--port=${port}`]
const TLS = ['--tls=on', '--tls-certcheck=off']
const LOGIN = ['--user=known', '--passwordeval=echo secret']

const WAYS: readonly [how: string, words: Words, inbox: string][] = [
  ['plain', ({ port }) => at(port), 'default'],
  ['STARTTLS and AUTH PLAIN', ({ port }) => [...at(port), ...TLS, '--auth=plain', ...LOGIN], 'known'],
  ['implicit TLS', ({ tlsPort }) => [...at(tlsPort), ...TLS, '--tls-starttls=off'], 'default'],
  ['CRAM-MD5', ({ port }) => [...at(port), '--auth=cram-md5', ...LOGIN], 'known'],
  ['the mechanism of its choice', ({ port }) => [...at(port), ...TLS, '--auth=on', ...LOGIN], 'known'],
  ['a Unix socket', ({ socket }) => ['--host=localhost', `--socket=${socket}`], 'default'],
  [
    'LMTP',
    ({ lmtpSocket }) => ['--host=localhost', '--port=24', `--socket=${lmtpSocket}`, '--protocol=lmtp'],
    'default',
  ],
]

describe.skipIf(!isInstalled('msmtp'))('msmtp (skipped where it is not installed)', () => {
  it.each(WAYS)('sends by %s', (_how, words, inbox) => send(words, inbox))

  it.for(['scram-sha-1', 'scram-sha-256', 'oauthbearer'])(
    'logs in by %s (skipped where it was built without)',
    async (method, { skip }) => {
      const { output } = await run('msmtp', ['--version'])
      if (!output.includes(` ${method} `)) skip(`msmtp was built without ${method}`)
      await send(({ port }) => [...at(port), ...TLS, `--auth=${method}`, ...LOGIN], 'known')
    },
  )
})

async function send(words: Words, inbox: string): Promise<void> {
  await using place = await stage()
  const own = ['--file=/dev/null', '--from=a@x.test', '--set-date-header=off', '--set-msgid-header=off']
  const { code, output } = await run('msmtp', [...own, ...words(place), '--', 'b@x.test'], unixLines(MESSAGE))
  expect(output).toBe('')
  expect(code).toBe(0)
  const [kept] = place.smtp.sink.kept
  expect(kept?.raw.toString()).toBe(MESSAGE)
  expect(kept?.inbox).toBe(inbox)
}

/** msmtp reads lines as Unix writes them. */
function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

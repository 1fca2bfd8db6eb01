import { describe, expect, it } from 'vitest'
import { MESSAGE, type Stage, stage } from '../smtp/foreign-client.ts'
import { isInstalled, run } from '../support/program.ts'

type Words = (place: Stage) => readonly string[]

const WAYS: readonly [how: string, words: Words, inbox: string][] = [
  ['plain', ({ port }) => [`smtp://127.0.0.1:${port}`], 'default'],
  ['AUTH', ({ port }) => [`smtp://127.0.0.1:${port}`, '--user', 'known:secret'], 'known'],
  [
    'OAUTHBEARER',
    ({ port }) => [
      ...[`smtp://127.0.0.1:${port}`, '--user', 'known', '--oauth2-bearer', 'secret'],
      ...['--login-options', 'AUTH=OAUTHBEARER'],
    ],
    'known',
  ],
  ['STARTTLS', ({ port }) => [`smtp://127.0.0.1:${port}`, '--ssl-reqd', '-k'], 'default'],
  ['implicit TLS', ({ tlsPort }) => [`smtps://127.0.0.1:${tlsPort}`, '-k'], 'default'],
  ['a Unix socket', ({ socket }) => ['smtp://localhost', '--unix-socket', socket], 'default'],
]

describe.skipIf(!isInstalled('curl'))('curl (skipped where it is not installed)', () => {
  it.each(WAYS)('sends by %s', async (_how, words, inbox) => {
    await using place = await stage()
    const envelope = ['--mail-from', 'a@x.test', '--mail-rcpt', 'b@x.test', '--upload-file', '-']
    const { code, output } = await run('curl', ['-sS', ...words(place), ...envelope], MESSAGE)
    expect(output).toBe('')
    expect(code).toBe(0)
    const [kept] = place.smtp.sink.kept
    expect(kept?.raw.toString()).toBe(MESSAGE)
    expect(kept?.inbox).toBe(inbox)
  })

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('logs in by %s', async (mechanism) => {
    await using place = await stage()
    const url = `smtp://127.0.0.1:${place.port}`
    const words = ['-sS', url, '--user', 'known:secret', '--login-options', `AUTH=${mechanism}`]
    const { output } = await run(
      'curl',
      [...words, '--mail-from', 'a@x.test', '--mail-rcpt', 'b@x.test', '-T', '-'],
      MESSAGE,
    )
    expect(output).toBe('')
    expect(place.smtp.sink.kept[0]?.inbox).toBe('known')
  })
})

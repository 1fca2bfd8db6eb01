import { describe, expect, it } from 'vitest'
import { type Stage, stage } from '../smtp/foreign-client.ts'
import { isInstalled, run } from '../support/program.ts'

type Words = (place: Stage) => readonly string[]

const LOGIN = ['--auth-user', 'known', '--auth-password', 'secret']
const at = (port: number): string[] => ['--server', '127.0.0.1', '--port', String(port)]

const WAYS: readonly [how: string, words: Words, inbox: string][] = [
  ['plain', ({ port }) => at(port), 'default'],
  ['AUTH PLAIN', ({ port }) => [...at(port), '--auth', 'PLAIN', ...LOGIN], 'known'],
  ['AUTH LOGIN', ({ port }) => [...at(port), '--auth', 'LOGIN', ...LOGIN], 'known'],
  ['STARTTLS', ({ port }) => [...at(port), '--tls'], 'default'],
  ['implicit TLS', ({ tlsPort }) => [...at(tlsPort), '--tls-on-connect'], 'default'],
  ['a Unix socket', ({ socket }) => ['--socket', socket], 'default'],
  ['LMTP on a Unix socket', ({ lmtpSocket }) => ['--socket', lmtpSocket, '--protocol', 'LMTP'], 'default'],
  ['PIPELINING', ({ port }) => [...at(port), '--pipeline'], 'default'],
]

describe.skipIf(!isInstalled('swaks'))('swaks (skipped where it is not installed)', () => {
  it.each(WAYS)('sends by %s', async (_how, words, inbox) => {
    await using place = await stage()
    const envelope = ['--from', 'a@x.test', '--to', 'b@x.test,c@x.test', '--body', '.a dot first']
    const { code, output } = await run('swaks', [...words(place), ...envelope])
    expect(output).toContain('Message kept as m1')
    expect(code).toBe(0)
    const [kept] = place.smtp.sink.kept
    expect(kept?.raw.toString()).toContain('\r\n.a dot first\r\n')
    expect(kept?.inbox).toBe(inbox)
  })
})

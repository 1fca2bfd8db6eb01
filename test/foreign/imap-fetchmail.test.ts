import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled, type Ran, run } from '../support/program.ts'

const COUNT = 12

const WAYS: readonly [how: string, server: (stage: ImapStage) => string, options: string][] = [
  ['LOGIN', ({ port }) => `port ${port} auth password`, 'sslproto ""'],
  ['CRAM-MD5', ({ port }) => `port ${port} auth cram-md5`, 'sslproto ""'],
  ['STARTTLS', ({ port }) => `port ${port}`, 'sslproto "auto" no sslcertck'],
  ['implicit TLS', ({ tlsPort }) => `port ${tlsPort}`, 'ssl sslproto "auto" no sslcertck'],
]

describe.skipIf(!isInstalled('fetchmail'))('fetchmail (skipped where it is not installed)', () => {
  it.each(WAYS)(
    'downloads by %s what is unread, once, and leaves it where it is',
    async (_how, server, options) => {
      await using stage = await imapStage(COUNT)
      const { code, output } = await fetchmail(stage, server(stage), `keep ${options}`)
      expect(code, output).toBe(0)
      expect(downloaded(stage)).toEqual(stage.mail.map(unixLines))
      expect((await stage.messages()).every(({ seen }) => seen)).toBe(true)
      // 1: there was no new mail.
      expect((await fetchmail(stage, server(stage), `keep ${options}`)).code).toBe(1)
    },
  )

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await imapStage(COUNT)
    const { code, output } = await fetchmail(stage, `port ${stage.port}`, 'no keep sslproto ""')
    expect(code, output).toBe(0)
    expect(downloaded(stage)).toEqual(stage.mail.map(unixLines))
    expect(await stage.messages()).toEqual([])
  })
})

/** Each message goes to a file of its own, numbered as they come. */
function fetchmail({ folder }: ImapStage, server: string, options: string): Promise<Ran> {
  const sink = join(folder, 'sink.sh')
  writeFileSync(
    sink,
    '#!/bin/sh\ncd "$(dirname "$0")"\nn=$(ls | grep -c "^mail-")\ncat > "mail-$(printf %04d "$n")"\n',
  )
  chmodSync(sink, 0o700)
  const file = join(folder, 'fetchmailrc')
  const rc = [
    'set no bouncemail',
    'set invisible',
    `poll 127.0.0.1 proto imap ${server}`,
    `user "shop" password "secret" mda "${sink}" no rewrite ${options}`,
  ]
  writeFileSync(file, `${rc.join('\n')}\n`, { mode: 0o600 })
  const words = ['--fetchmailrc', file, '--pidfile', join(folder, 'pid'), '--silent', '--nosyslog']
  return run('env', [`HOME=${folder}`, 'fetchmail', ...words])
}

function downloaded({ folder }: ImapStage): string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith('mail-'))
  return names.sort().map((name) => readFileSync(join(folder, name), 'latin1'))
}

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled, type Ran, run } from '../support/program.ts'

const COUNT = 12
const TLS = 'ssl sslproto "auto" no sslcertck'

type Server = (stage: PopStage) => string
const at = (port: number, protocol = 'pop3') => `proto ${protocol} port ${port}`

const WAYS: readonly [how: string, server: Server, options: string][] = [
  ['USER and PASS', ({ port }) => `${at(port)} auth password`, 'sslproto ""'],
  ['APOP', ({ port }) => at(port, 'apop'), 'sslproto ""'],
  ['CRAM-MD5', ({ port }) => `${at(port)} auth cram-md5`, 'sslproto ""'],
  ['STLS', ({ port }) => at(port), 'sslproto "auto" no sslcertck'],
  ['implicit TLS', ({ tlsPort }) => at(tlsPort), TLS],
]

describe.skipIf(!isInstalled('fetchmail'))('fetchmail (skipped where it is not installed)', () => {
  it.each(WAYS)('downloads by %s, and leaves all where it is', async (_how, server, options) => {
    await using stage = await popStage(COUNT)
    const { code, output } = await fetchmail(stage, server(stage), `keep fetchall ${options}`)
    expect(code, output).toBe(0)
    expect(downloaded(stage)).toEqual(stage.mail.map(unixLines))
    expect(await stage.subjects()).toHaveLength(COUNT)
  })

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await popStage(COUNT)
    const { code, output } = await fetchmail(stage, at(stage.port), 'fetchall sslproto ""')
    expect(code, output).toBe(0)
    expect(downloaded(stage)).toEqual(stage.mail.map(unixLines))
    expect(await stage.subjects()).toEqual([])
  })

  it('knows by UIDL what it has already', async () => {
    await using stage = await popStage(COUNT)
    const again = () => fetchmail(stage, `${at(stage.port)} uidl`, 'keep sslproto ""')
    expect((await again()).code).toBe(0)
    // 1: there was no new mail.
    expect((await again()).code).toBe(1)
    expect(downloaded(stage)).toHaveLength(COUNT)
  })

  it('is told that the password is wrong', async () => {
    await using stage = await popStage(1)
    const { code } = await fetchmail(stage, at(stage.port), 'sslproto ""', 'wrong')
    expect(code).toBe(3)
  })
})

/** Each message goes to a file of its own, numbered as they come. */
async function fetchmail(
  stage: PopStage,
  server: string,
  options: string,
  password = 'secret',
): Promise<Ran> {
  const { folder } = stage
  const sink = join(folder, 'sink.sh')
  writeFileSync(
    sink,
    '#!/bin/sh\ncd "$(dirname "$0")"\nn=$(ls | grep -c "^mail-")\ncat > "mail-$(printf %04d "$n")"\n',
  )
  chmodSync(sink, 0o700)
  const file = join(folder, 'fetchmailrc')
  const rc = [
    `set idfile "${join(folder, 'ids')}"`,
    'set no bouncemail',
    'set invisible',
    `poll 127.0.0.1 ${server}`,
    `user "shop" password "${password}" mda "${sink}" no rewrite ${options}`,
  ]
  writeFileSync(file, `${rc.join('\n')}\n`, { mode: 0o600 })
  return run('env', [
    `HOME=${folder}`,
    'fetchmail',
    '--fetchmailrc',
    file,
    '--pidfile',
    join(folder, 'pid'),
    '--silent',
    '--nosyslog',
  ])
}

function downloaded({ folder }: PopStage): string[] {
  const names = Array.from({ length: 100 }, (_, number) =>
    join(folder, `mail-${String(number).padStart(4, '0')}`),
  )
  return names.filter((name) => existsSync(name)).map((name) => readFileSync(name, 'latin1'))
}

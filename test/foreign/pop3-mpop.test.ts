import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled, type Ran, run } from '../support/program.ts'

const COUNT = 12

type Words = (stage: PopStage) => readonly string[]
const at = (port: number): string[] => ['--host=127.0.0.1', `--port=${port}`]
const PLAIN = '--tls=off'
const TLS = ['--tls=on', '--tls-certcheck=off']

const WAYS: readonly [how: string, words: Words][] = [
  ['the mechanism of its choice', ({ port }) => [...at(port), ...TLS, '--auth=on']],
  ...[
    'user',
    'apop',
    'plain',
    'login',
    'cram-md5',
    'scram-sha-1',
    'scram-sha-256',
    'oauthbearer',
    'xoauth2',
  ].map((method): [string, Words] => [method, ({ port }) => [...at(port), ...TLS, `--auth=${method}`]]),
  ['implicit TLS', ({ tlsPort }) => [...at(tlsPort), ...TLS, '--tls-starttls=off']],
  ['a Unix socket', ({ socket }) => ['--host=localhost', `--socket=${socket}`, PLAIN, '--auth=cram-md5']],
]

describe.skipIf(!isInstalled('mpop'))('mpop (skipped where it is not installed)', () => {
  it.for(WAYS)('downloads by %s, once, and leaves all where it is', async ([how, words], { skip }) => {
    if (how.startsWith('scram') || how.endsWith('bearer') || how === 'xoauth2') {
      const { output } = await run('mpop', ['--version'])
      if (!output.includes(` ${how}`)) skip(`mpop was built without ${how}`)
    }
    await using stage = await popStage(COUNT)
    for (let time = 0; time < 2; time++) {
      const { code, output } = await mpop(stage, [...words(stage), '--keep=on'])
      expect(output).toBe('')
      expect(code).toBe(0)
      expect(downloaded(stage)).toEqual(stage.mail.map(unixLines).sort())
    }
    expect(await stage.subjects()).toHaveLength(COUNT)
  })

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await popStage(COUNT)
    const { code } = await mpop(stage, [...at(stage.port), ...TLS, '--keep=off'])
    expect(code).toBe(0)
    expect(downloaded(stage)).toEqual(stage.mail.map(unixLines).sort())
    expect(await stage.subjects()).toEqual([])
  })

  it('is told that the password is wrong', async () => {
    await using stage = await popStage(1)
    const { code, output } = await mpop(stage, [...at(stage.port), ...TLS], 'wrong')
    expect(output).toContain('authentication failed')
    expect(code).not.toBe(0)
  })
})

function mpop(stage: PopStage, words: readonly string[], password = 'secret'): Promise<Ran> {
  const box = join(stage.folder, 'Maildir')
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(box, part), { recursive: true })
  return run('mpop', [
    '--file=/dev/null',
    '--user=shop',
    `--passwordeval=echo ${password}`,
    `--delivery=maildir,${box}`,
    `--uidls-file=${join(stage.folder, 'uidls')}`,
    '--received-header=off',
    '--quiet',
    ...words,
  ])
}

function downloaded({ folder }: PopStage): string[] {
  const box = join(folder, 'Maildir', 'new')
  return readdirSync(box)
    .map((name) => readFileSync(join(box, name), 'latin1'))
    .sort()
}

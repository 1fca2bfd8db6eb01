import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled, type Ran, runUnprivileged } from '../support/program.ts'

const COUNT = 12

const WAYS: readonly [how: string, retriever: string, port: (stage: PopStage) => number, more: string][] = [
  ['USER and PASS', 'SimplePOP3Retriever', ({ port }) => port, ''],
  ['APOP', 'SimplePOP3Retriever', ({ port }) => port, 'use_apop = true'],
  ['implicit TLS', 'SimplePOP3SSLRetriever', ({ tlsPort }) => tlsPort, ''],
]

describe.skipIf(!isInstalled('getmail'))('getmail6 (skipped where it is not installed)', () => {
  it.each(WAYS)('downloads by %s, once, and leaves all where it is', async (_how, retriever, port, more) => {
    await using stage = await popStage(COUNT)
    const words = [`type = ${retriever}`, `port = ${port(stage)}`, more]
    for (let time = 0; time < 2; time++) {
      const { code, output } = await getmail(stage, words, 'delete = false')
      expect(code, output).toBe(0)
      expect(downloaded(stage)).toEqual(stage.mail.map(unixLines).sort())
    }
    expect(await stage.subjects()).toHaveLength(COUNT)
  })

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await popStage(COUNT)
    const { code, output } = await getmail(
      stage,
      ['type = SimplePOP3Retriever', `port = ${stage.port}`],
      'delete = true',
    )
    expect(code, output).toBe(0)
    expect(downloaded(stage)).toEqual(stage.mail.map(unixLines).sort())
    expect(await stage.subjects()).toEqual([])
  })
})

async function getmail(stage: PopStage, retriever: readonly string[], disposal: string): Promise<Ran> {
  const { folder } = stage
  const box = join(folder, 'Maildir')
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(box, part), { recursive: true })
  const account = ['server = 127.0.0.1', 'username = shop', 'password = secret']
  const rc = [
    '[retriever]',
    ...account,
    ...retriever,
    '[destination]',
    'type = Maildir',
    `path = ${box}/`,
    '[options]',
    'read_all = false',
    'delivered_to = false',
    'received = false',
    'verbose = 0',
    disposal,
  ]
  writeFileSync(join(folder, 'getmailrc'), `${rc.join('\n')}\n`)
  return runUnprivileged(folder, 'getmail', [`--getmaildir=${folder}`])
}

/** What it delivered, without the line that it puts before. */
function downloaded({ folder }: PopStage): string[] {
  const box = join(folder, 'Maildir', 'new')
  return readdirSync(box)
    .map((name) => readFileSync(join(box, name), 'latin1').replace(/^Return-Path: <unknown>\n/, ''))
    .sort()
}

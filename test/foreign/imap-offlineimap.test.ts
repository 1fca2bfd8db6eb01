import { X509Certificate } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { file, filed, flag, unfile } from '../imap/maildir.ts'
import { letters, unixLines } from '../support/letters.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = process.env.GATES === 'full' ? 1_000 : 60
const HERE = letters(2 * COUNT).slice(COUNT)
/** What it says of each message that it moves, marks or removes. */
const WORK = /^ *(?:Copy message|Adding flags|Deleting|Removing)/m

describe.skipIf(!isInstalled('offlineimap'))('offlineimap (skipped where it is not installed)', () => {
  it('brings all mail both ways with its flags, and the second time moves nothing', {
    timeout: 180_000,
  }, async () => {
    await using stage = await imapStage(COUNT)
    const inbox = join(stage.folder, 'Mail', 'INBOX')
    const { messages } = await stage.client.list({ inbox: 'shop', order: 'asc', limit: 1 })
    await stage.client.change(messages[0]?.id ?? '', { seen: true, flagged: true })
    expect(await offlineimap(stage)).toMatch(WORK)
    expect(filed(inbox).map(({ text }) => text)).toEqual(stage.mail.map(unixLines).sort())
    expect(filed(inbox).filter(({ flags }) => flags === 'FS')).toHaveLength(1)
    expect(await offlineimap(stage)).not.toMatch(WORK)

    file(inbox, HERE.map(unixLines), 'RS')
    for (const one of filed(inbox)) if (/number 1\d\n/.test(one.text)) flag(one, 'F')
    for (const one of filed(inbox)) if (/number 2\d\n/.test(one.text)) unfile(one)
    expect(await offlineimap(stage)).toMatch(WORK)
    const stored = await stage.messages()
    const kept = [...stage.mail, ...HERE].map(String).filter((text) => !/number 2\d\r\n/.test(text))
    expect(stored.map(({ octets }) => String(octets)).sort()).toEqual(kept.sort())
    expect(stored.filter(({ flagged }) => flagged)).toHaveLength(11)
    expect(stored.filter(({ seen }) => seen)).toHaveLength(COUNT + 1)
    expect(await offlineimap(stage)).not.toMatch(WORK)
  })

  it.each([
    ['LOGIN', ['auth_mechanisms = LOGIN']],
    ['PLAIN', ['auth_mechanisms = PLAIN']],
    ['CRAM-MD5', ['auth_mechanisms = CRAM-MD5']],
    ['compression', ['usecompress = yes']],
    // Not STARTTLS: its library (imaplib2 2.57) ends its reading thread early when that is still busy with the line before
    // while STARTTLS is asked for, and then waits for ever, at any server. Always, with a pause of 50 ms put in that place.
    ['implicit TLS', ['ssl = yes']],
  ])('syncs by %s', async (_how, words) => {
    await using stage = await imapStage(3)
    await offlineimap(stage, words)
    expect(filed(join(stage.folder, 'Mail', 'INBOX'))).toHaveLength(3)
  })
})

/** Syncs everything once. @returns what it says */
async function offlineimap(stage: ImapStage, words: readonly string[] = []): Promise<string> {
  const { folder } = stage
  mkdirSync(join(folder, 'Mail'), { recursive: true })
  const plain = words.includes('ssl = yes') ? ['starttls = no'] : ['ssl = no', 'starttls = no']
  // It wants to be told either the fingerprint or whom to trust.
  const { fingerprint256 } = new X509Certificate(stage.certificate)
  const rc = [
    '[general]',
    'accounts = sandpost',
    `metadata = ${folder}/meta`,
    '[Account sandpost]',
    'localrepository = here',
    'remoterepository = there',
    '[Repository here]',
    'type = Maildir',
    `localfolders = ${folder}/Mail`,
    '[Repository there]',
    'type = IMAP',
    'remotehost = 127.0.0.1',
    `remoteport = ${words.includes('ssl = yes') ? stage.tlsPort : stage.port}`,
    'remoteuser = shop',
    'remotepass = secret',
    ...plain,
    ...words,
    `cert_fingerprint = ${fingerprint256.replaceAll(':', '').toLowerCase()}`,
  ]
  const config = join(folder, 'offlineimaprc')
  writeFileSync(config, `${rc.join('\n')}\n`)
  const { code, output } = await run('env', [
    `HOME=${folder}`,
    'offlineimap',
    '-o',
    '-u',
    'basic',
    '-c',
    config,
  ])
  expect(code, output).toBe(0)
  return output
}

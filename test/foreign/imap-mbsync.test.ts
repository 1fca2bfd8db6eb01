import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { file, filed, flag, unfile } from '../imap/maildir.ts'
import { letters, unixLines } from '../support/letters.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = process.env.GATES === 'full' ? 1_000 : 60
const HERE = letters(2 * COUNT).slice(COUNT)

describe.skipIf(!isInstalled('mbsync'))('mbsync (skipped where isync is not installed)', () => {
  it('brings all mail both ways with its flags, and the second time moves nothing', {
    timeout: 120_000,
  }, async () => {
    await using stage = await imapStage(COUNT)
    const inbox = join(stage.folder, 'Mail', 'INBOX')
    const [first] = await stage.client
      .list({ inbox: 'shop', order: 'asc', limit: 1 })
      .then(({ messages }) => messages)
    await stage.client.change(first?.id ?? '', { seen: true, flagged: true })
    await mbsync(stage)
    expect(filed(inbox).map(({ text }) => withoutItsOwn(text))).toEqual(stage.mail.map(unixLines).sort())
    expect(filed(inbox).filter(({ flags }) => flags === 'FS')).toHaveLength(1)
    await movesNothing(stage)

    file(inbox, HERE.map(unixLines), 'RS')
    for (const one of filed(inbox)) if (/number 1\d\n/.test(one.text)) flag(one, 'F')
    for (const one of filed(inbox)) if (/number 2\d\n/.test(one.text)) unfile(one)
    await mbsync(stage)
    const stored = await stage.messages()
    const kept = [...stage.mail, ...HERE].map(String).filter((text) => !/number 2\d\r\n/.test(text))
    expect(stored.map(({ octets }) => withoutItsOwn(String(octets))).sort()).toEqual(kept.sort())
    expect(stored.filter(({ flagged }) => flagged)).toHaveLength(11)
    expect(stored.filter(({ seen }) => seen)).toHaveLength(COUNT + 1)
    await movesNothing(stage)
  })

  it.each(['LOGIN', 'PLAIN', 'CRAM-MD5', 'STARTTLS', 'IMAPS'])('syncs by %s', async (how) => {
    await using stage = await imapStage(3)
    const port = how === 'IMAPS' ? stage.tlsPort : stage.port
    const certificate = join(stage.folder, 'server.pem')
    writeFileSync(certificate, stage.certificate)
    const tls = ['STARTTLS', 'IMAPS'].includes(how)
    await mbsync(stage, [
      `Port ${port}`,
      tls ? `SSLType ${how}` : `AuthMechs ${how}`,
      `CertificateFile ${certificate}`,
    ])
    expect(filed(join(stage.folder, 'Mail', 'INBOX'))).toHaveLength(3)
  })

  it('makes folders on either side, nested and with any name', async () => {
    await using stage = await imapStage(1)
    file(join(stage.folder, 'Mail', 'Projekte', 'Gr&APYA3w-e &- Ma&AN8-'), ['Subject: here\n\nHello\n'])
    await mbsync(stage)
    expect([...(await stage.mailboxes()).values()]).toEqual(['INBOX', 'Projekte/Größe & Maß'])
    await movesNothing(stage)
  })
})

/** Syncs once more: nothing is other than before, neither on the server nor here. */
async function movesNothing(stage: ImapStage): Promise<void> {
  const state = async () => {
    const { store } = await stage.client.server()
    return { seq: store.seq, here: readdirSync(join(stage.folder, 'Mail'), { recursive: true }).sort() }
  }
  const before = await state()
  await mbsync(stage)
  expect(await state()).toEqual(before)
}

/** It marks what it copies, so that it finds it again after a crash. */
function withoutItsOwn(text: string): string {
  return text.replace(/^X-TUID: [^\n]*\n/m, '')
}

/** Syncs everything. */
async function mbsync(stage: ImapStage, account: readonly string[] = []): Promise<void> {
  const mail = join(stage.folder, 'Mail')
  mkdirSync(mail, { recursive: true })
  const rc = [
    'IMAPAccount sandpost',
    'Host localhost',
    ...(account.some((line) => line.startsWith('Port')) ? [] : [`Port ${stage.port}`]),
    'User shop',
    'Pass secret',
    ...(account.some((line) => line.startsWith('SSLType')) ? [] : ['SSLType None']),
    ...account,
    '',
    'IMAPStore far',
    'Account sandpost',
    '',
    'MaildirStore near',
    `Path ${mail}/`,
    `Inbox ${mail}/INBOX`,
    'SubFolders Verbatim',
    '',
    'Channel all',
    'Far :far:',
    'Near :near:',
    'Patterns *',
    'Create Both',
    'Remove Both',
    'Expunge Both',
    'SyncState *',
    '',
  ]
  const config = join(stage.folder, 'mbsyncrc')
  writeFileSync(config, rc.join('\n'))
  const { code, output } = await run('env', [`HOME=${stage.folder}`, 'mbsync', '--config', config, '--all'])
  expect(code, output).toBe(0)
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { isInstalled, run } from '../support/program.ts'
import { download, MECHANISMS, USER } from './curl.ts'

type Words = (stage: ImapStage) => readonly string[]

const COUNT = 12
const url = (stage: ImapStage, path: string) => `imap://127.0.0.1:${stage.port}/${path}`

const WAYS: readonly [how: string, words: Words][] = [
  ['the mechanism of its choice', () => USER],
  ...MECHANISMS.map(([name, words]): (typeof WAYS)[number] => [name, () => words]),
  ['an initial response', () => [...USER, '--login-options', 'AUTH=PLAIN', '--sasl-ir']],
  ['STARTTLS', () => [...USER, '--ssl-reqd', '--insecure']],
  ['a Unix socket', ({ socket }) => [...USER, '--unix-socket', socket]],
]

describe.skipIf(!isInstalled('curl'))('curl (skipped where it is not installed)', () => {
  it.each(WAYS)('downloads by %s', async (_how, words) => {
    await using stage = await imapStage(COUNT)
    await download(stage, url(stage, `INBOX;MAILINDEX=[1-${COUNT}]`), words(stage))
  })

  it('downloads by UID over implicit TLS', async () => {
    await using stage = await imapStage(COUNT)
    const from = `imaps://127.0.0.1:${stage.tlsPort}/INBOX;UID=[1-${COUNT}]`
    await download(stage, from, [...USER, '--insecure'])
  })

  it('lists, looks at a part, searches, uploads and deletes', async () => {
    await using stage = await imapStage(3)
    const ask = async (path: string, ...words: string[]) =>
      (await run('curl', ['--silent', '--show-error', ...USER, ...words, url(stage, path)])).output
    expect(await ask('')).toContain('* LIST (\\HasNoChildren) "/" INBOX\r\n')
    expect(await ask('INBOX;UID=2;SECTION=HEADER.FIELDS%20(SUBJECT)')).toBe('Subject: number 1\r\n\r\n')
    expect(await ask('INBOX?SUBJECT%20%22number%202%22')).toBe('* SEARCH 3\r\n')
    const file = join(stage.folder, 'mine.eml')
    const raw = 'Subject: mine\r\n\r\nHello\r\n'
    writeFileSync(file, raw)
    expect(await ask('Sent', '--upload-file', file)).toBe('')
    expect(await ask('INBOX', '--request', 'STORE 1 +FLAGS (\\Deleted)')).toContain('\\Deleted')
    await ask('INBOX', '--request', 'EXPUNGE')
    expect([...(await stage.mailboxes())]).toEqual([
      ['number 1', 'INBOX'],
      ['number 2', 'INBOX'],
      ['mine', 'Sent'],
    ])
    expect((await stage.messages())[2]?.octets.toString()).toBe(raw)
  })

  it('is told that the password is wrong', async () => {
    await using stage = await imapStage(1)
    const { code } = await run('curl', ['--silent', '--user', 'shop:wrong', url(stage, 'INBOX')])
    expect(code).toBe(67)
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { filed } from '../imap/maildir.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = 12
const EVERY = '<tag-pattern>~A<enter><tag-prefix>'
const PLAIN = ['set ssl_starttls=no', 'set ssl_force_tls=no']

const WAYS: readonly [how: string, words: readonly string[], port: (stage: ImapStage) => number][] = [
  ['the mechanism of its choice', PLAIN, ({ port }) => port],
  ...['login', 'plain', 'cram-md5'].map((name): (typeof WAYS)[number] => [
    name,
    [...PLAIN, `set imap_authenticators=${name}`],
    ({ port }) => port,
  ]),
  ['STARTTLS', ['set ssl_starttls=yes', 'set ssl_force_tls=yes'], ({ port }) => port],
  ['implicit TLS', ['set ssl_force_tls=yes'], ({ tlsPort }) => tlsPort],
  ['QRESYNC', [...PLAIN, 'set imap_qresync=yes', 'set imap_condstore=yes'], ({ port }) => port],
  ['compression', [...PLAIN, 'set imap_deflate=yes'], ({ port }) => port],
]

// It is made for a terminal: script(1) gives it one.
describe.skipIf(!isInstalled('mutt') || !isInstalled('script'))(
  'mutt (skipped where it is not installed)',
  () => {
    it.each(WAYS)('downloads by %s', async (_how, words, port) => {
      await using stage = await imapStage(COUNT)
      const out = join(stage.folder, 'out')
      await mutt(stage, `${EVERY}<copy-message>${out}<enter><exit>`, { words, port: port(stage) })
      expect(filed(out).map(({ text }) => withoutItsOwn(text))).toEqual(stage.mail.map(unixLines).sort())
    })

    it('flags, deletes, saves into a folder of its own, and uploads', async () => {
      await using stage = await imapStage(COUNT)
      const flag = '<search>number 3<enter><flag-message>'
      const remove = '<tag-pattern>~s "number 4"<enter><tag-prefix><delete-message>'
      const save = '<tag-pattern>~s "number 1$"<enter><tag-prefix><save-message>=Kept<enter>'
      const out = join(stage.folder, 'out')
      const copy = `<search>number 7<enter><copy-message>${out}<enter>`
      await mutt(stage, `${flag}${remove}${save}${copy}<quit>`)
      await mutt(stage, `${EVERY}<copy-message>=Drafts<enter><exit>`, { box: out })
      const stored = await stage.messages()
      expect(stored.filter(({ flagged }) => flagged).map(({ subject }) => subject)).toEqual(['number 3'])
      expect(stored.map(({ subject }) => subject)).not.toContain('number 4')
      const places = await stage.mailboxes()
      expect(['number 1', 'number 7'].map((subject) => places.get(subject))).toEqual(['Kept', 'Drafts'])
      const { octets: uploaded = Buffer.alloc(0) } = stored.at(-1) ?? {}
      expect(withoutItsOwn(unixLines(uploaded))).toBe(unixLines(stage.mail[7] ?? Buffer.alloc(0)))
    })
  },
)

/** It writes down what it knows of a message in its header. */
function withoutItsOwn(text: string): string {
  return text.replace(/^(?:X-)?(?:Status|Content-Length|Lines): .*\n/gm, '')
}

interface Given {
  readonly words?: readonly string[]
  readonly port?: number
  /** The mailbox to open, INBOX when absent. */
  readonly box?: string
}

/** Has it press these keys. The last of them must end it. */
async function mutt(
  stage: ImapStage,
  keys: string,
  { words = PLAIN, port = stage.port, box }: Given = {},
): Promise<void> {
  const { folder } = stage
  const root = `${port === stage.tlsPort ? 'imaps' : 'imap'}://127.0.0.1:${port}/`
  writeFileSync(join(folder, 'server.pem'), stage.certificate)
  const rc = [
    'set imap_user=shop',
    'set imap_pass=secret',
    `set folder=${root}`,
    `set spoolfile=${root}INBOX`,
    `set certificate_file=${folder}/server.pem`,
    'set ssl_verify_host=no',
    'set record=""',
    'set header_cache=""',
    'set mbox_type=Maildir',
    'set quit=yes',
    'set delete=yes',
    'set confirmappend=no',
    'set confirmcreate=no',
    'set sleep_time=0',
    'set wait_key=no',
    'set mark_old=no',
    ...words,
    `push '${keys}'`,
  ]
  const file = join(folder, 'muttrc')
  writeFileSync(file, `${rc.join('\n')}\n`)
  // In the foreground, whichever shell starts it: a program in the background is stopped when it sets the terminal.
  const line = `exec timeout --foreground 25 mutt -n -F ${file} -f ${box ?? `${root}INBOX`}`
  const given = ['SHELL=/bin/sh', 'TERM=xterm', `HOME=${folder}`]
  const { code, output } = await run('env', [
    ...given,
    'script',
    '--quiet',
    '--return',
    '--command',
    line,
    '/dev/null',
  ])
  expect(code, output).toBe(0)
}

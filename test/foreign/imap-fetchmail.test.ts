import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled } from '../support/program.ts'
import { downloaded, fetchmail } from './fetchmail.ts'

const COUNT = 12

const at = (port: number) => `proto imap port ${port}`

const WAYS: readonly [how: string, server: (stage: ImapStage) => string, options: string][] = [
  ['LOGIN', ({ port }) => `${at(port)} auth password`, 'sslproto ""'],
  ['CRAM-MD5', ({ port }) => `${at(port)} auth cram-md5`, 'sslproto ""'],
  ['STARTTLS', ({ port }) => at(port), 'sslproto "auto" no sslcertck'],
  ['implicit TLS', ({ tlsPort }) => at(tlsPort), 'ssl sslproto "auto" no sslcertck'],
]

describe.skipIf(!isInstalled('fetchmail'))('fetchmail (skipped where it is not installed)', () => {
  it.each(WAYS)(
    'downloads by %s what is unread, once, and leaves it where it is',
    async (_how, server, options) => {
      await using stage = await imapStage(COUNT)
      const again = () => fetchmail(stage.folder, { server: server(stage), options: `keep ${options}` })
      const { code, output } = await again()
      expect(code, output).toBe(0)
      expect(downloaded(stage.folder)).toEqual(stage.mail.map(unixLines))
      expect((await stage.messages()).every(({ seen }) => seen)).toBe(true)
      // 1: there was no new mail.
      expect((await again()).code).toBe(1)
    },
  )

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await imapStage(COUNT)
    const options = 'no keep sslproto ""'
    const { code, output } = await fetchmail(stage.folder, { server: at(stage.port), options })
    expect(code, output).toBe(0)
    expect(downloaded(stage.folder)).toEqual(stage.mail.map(unixLines))
    expect(await stage.messages()).toEqual([])
  })
})

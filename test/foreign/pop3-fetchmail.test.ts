import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'
import { unixLines } from '../support/letters.ts'
import { isInstalled } from '../support/program.ts'
import { downloaded, fetchmail } from './fetchmail.ts'

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
    const { code, output } = await fetchmail(stage.folder, {
      server: server(stage),
      options: `keep fetchall ${options}`,
    })
    expect(code, output).toBe(0)
    expect(downloaded(stage.folder)).toEqual(stage.mail.map(unixLines))
    expect(await stage.subjects()).toHaveLength(COUNT)
  })

  it('deletes what it has downloaded when told to', async () => {
    await using stage = await popStage(COUNT)
    const options = 'fetchall sslproto ""'
    const { code, output } = await fetchmail(stage.folder, { server: at(stage.port), options })
    expect(code, output).toBe(0)
    expect(downloaded(stage.folder)).toEqual(stage.mail.map(unixLines))
    expect(await stage.subjects()).toEqual([])
  })

  it('knows by UIDL what it has already', async () => {
    await using stage = await popStage(COUNT)
    const asked = { server: `${at(stage.port)} uidl`, options: 'keep sslproto ""' }
    const again = () => fetchmail(stage.folder, asked)
    expect((await again()).code).toBe(0)
    // 1: there was no new mail.
    expect((await again()).code).toBe(1)
    expect(downloaded(stage.folder)).toHaveLength(COUNT)
  })

  it('is told that the password is wrong', async () => {
    await using stage = await popStage(1)
    const asked = { server: at(stage.port), options: 'sslproto ""', password: 'wrong' }
    const { code } = await fetchmail(stage.folder, asked)
    expect(code).toBe(3)
  })
})

import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'
import { isInstalled, run } from '../support/program.ts'
import { download, MECHANISMS, USER } from './curl.ts'

type Words = (stage: PopStage) => readonly string[]

const COUNT = 30
const url = (stage: PopStage, message: string) => `pop3://127.0.0.1:${stage.port}/${message}`

const WAYS: readonly [how: string, words: Words][] = [
  ['the mechanism of its choice', () => USER],
  ['APOP', () => [...USER, '--login-options', 'AUTH=+APOP']],
  ...MECHANISMS.map(([name, words]): (typeof WAYS)[number] => [name, () => words]),
  ['STLS', () => [...USER, '--ssl-reqd', '--insecure']],
]

describe.skipIf(!isInstalled('curl'))('curl (skipped where it is not installed)', () => {
  it.each(WAYS)('downloads by %s', async (_how, words) => {
    await using stage = await popStage(COUNT)
    await download(stage, url(stage, `[1-${COUNT}]`), words(stage))
  })

  it('downloads over implicit TLS', async () => {
    await using stage = await popStage(COUNT)
    await download(stage, `pop3s://127.0.0.1:${stage.tlsPort}/[1-${COUNT}]`, [...USER, '--insecure'])
  })

  it('lists, asks for unique ids and deletes', async () => {
    await using stage = await popStage(3)
    const list = await run('curl', ['--silent', ...USER, url(stage, '')])
    expect(list.output).toBe(stage.mail.map(({ length }, at) => `${at + 1} ${length}\r\n`).join(''))
    const ids = await run('curl', ['--silent', ...USER, '--request', 'UIDL', url(stage, '')])
    expect(ids.output).toMatch(/^(?:\d [0-9a-z]{20}\r\n){3}$/)
    const gone = await run('curl', ['--silent', ...USER, '--request', 'DELE', '--head', url(stage, '2')])
    expect(gone.code).toBe(0)
    expect(await stage.subjects()).toEqual(['number 0', 'number 2'])
  })

  it('is told that the password is wrong', async () => {
    await using stage = await popStage(1)
    const { code } = await run('curl', ['--silent', '--user', 'shop:wrong', url(stage, '1')])
    expect(code).toBe(67)
  })
})

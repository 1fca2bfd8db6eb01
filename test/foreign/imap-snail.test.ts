import { describe, expect, it } from 'vitest'
import { imapStage } from '../imap/foreign-stage.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = 12

describe.skipIf(!isInstalled('s-nail'))('s-nail (skipped where it is not installed)', () => {
  it.each(['login', 'cram-md5'])('lists, reads and deletes by %s', async (how) => {
    await using stage = await imapStage(COUNT)
    const box = `imap://shop:secret@127.0.0.1:${stage.port}/INBOX`
    const words = ['-n', '-#', '-Sv15-compat', `-Simap-auth=${how}`, '-Sscreen=100', '-f', box]
    const keys = ['headers', 'type 3', 'delete 5', 'quit']
    const { code, output } = await run(
      'env',
      [`HOME=${stage.folder}`, 's-nail', ...words],
      `${keys.join('\n')}\n`,
    )
    expect(code, output).toBe(0)
    expect(output).toContain('the end of number 2')
    const stored = await stage.messages()
    expect(stored.filter(({ seen }) => seen).map(({ subject }) => subject)).toContain('number 2')
    expect(stored.map(({ subject }) => subject)).not.toContain('number 4')
  })
})

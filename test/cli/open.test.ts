import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { sandpost, startSandpost } from '../support/run-sandpost.ts'
import { keep, openTempStore, tempFolder } from '../support/temp-store.ts'

describe('sandpost open', () => {
  it('shows the mail of a store on a page, and takes none', async () => {
    const path = join(tempFolder(), 'run.db')
    const { store } = await openTempStore({ place: `sqlite:${path}` })
    await keep(store, Buffer.from('Subject: kept\r\n\r\nx\r\n'))
    await store.close()
    await using opened = await startSandpost(['open', path])
    const banner = await opened.banner()
    expect(banner).not.toMatch(/SMTP|POP3|IMAP/)
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(banner) ?? []
    const { messages } = await createClient({ url }).list()
    expect(messages.map(({ subject }) => subject)).toEqual(['kept'])
  })

  it.each([
    [['open'], /missing required argument/],
    [['open', 'no/such/folder/none.db'], /there is no file/],
    [['open', '--port', 'x', 'package.json'], /does not end in a port/],
    [['open', 'package.json'], /is not a database/],
  ])('%j is refused', async (words, why) => {
    expect(await sandpost(words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(why) })
  })
})

import { describe, expect, it } from 'vitest'
import type { LineClient } from '../support/smtp-client.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

const MAIL = 'Subject: one\r\n\r\nhello\r\n'

/** A client in IDLE with INBOX selected. */
async function idling(imap: ImapBench, before: readonly string[] = []): Promise<LineClient> {
  const client = await imap.inside()
  for (const line of [...before, 'SELECT INBOX']) {
    client.send(`x ${line}\r\n`)
    while (!(await client.line()).startsWith('x OK'));
  }
  client.send('i IDLE\r\n')
  expect(await client.line()).toBe('+ idling')
  return client
}

describe('IDLE', () => {
  it('pitfall 24: tells of new mail, flags and expunges while it lasts', async () => {
    await using imap = await startImap({ mail: [MAIL, MAIL] })
    const client = await idling(imap)
    const { mailboxes, messages } = imap.store
    const inbox = imap.inboxOf('shop')
    const { id } = await mailboxes.get(inbox, 'INBOX')
    const kept = await imap.deliver('shop', MAIL)
    expect([await client.line(), await client.line()]).toEqual(['* 3 EXISTS', '* 3 RECENT'])
    await mailboxes.store(inbox, id, [2], { how: 'add', flags: 1, keywords: ['$New'] })
    expect(await client.line()).toMatch(/^\* FLAGS \(.*\$New\)$/)
    expect(await client.line()).toMatch(/^\* OK \[PERMANENTFLAGS \(.*\$New \\\*\)\] ./)
    expect(await client.line()).toBe('* 2 FETCH (UID 2 FLAGS (\\Recent \\Seen $New))')
    await messages.remove({ ids: [kept.id] })
    expect(await client.line()).toBe('* 3 EXPUNGE')
    client.send('DONE\r\n')
    expect(await client.line()).toMatch(/^i OK /)
  })
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { FLAG } from '../../src/domain/flags.ts'
import { type ImapBench, startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'

const MAIL = 'Subject: one\r\n\r\nhello\r\n'
const flagged = { how: 'add', flags: FLAG.flagged, keywords: ['kw'] } as const

afterEach(() => void vi.restoreAllMocks())

/** Another flags each message at the very moment when a session stores something. */
function flaggedMeanwhile({ store: { mailboxes } }: ImapBench): void {
  const store = mailboxes.store.bind(mailboxes)
  vi.spyOn(mailboxes, 'store').mockImplementationOnce(async (inbox, mailbox, uids, change) => {
    await store(inbox, mailbox, uids, flagged)
    return store(inbox, mailbox, uids, change)
  })
}

async function lines(client: StrictClient, command: string): Promise<readonly string[]> {
  return (await client.ok(command)).map((response) => response.toString())
}

describe('what changes at the same moment', () => {
  it('STORE .SILENT tells what another has changed meanwhile, and nothing else', async () => {
    await using imap = await startImap({ mail: [MAIL, MAIL] })
    await using client = await StrictClient.inside(imap.port)
    await client.ok('SELECT INBOX')
    flaggedMeanwhile(imap)
    expect(await lines(client, 'STORE 1 +FLAGS.SILENT (\\Seen)')).toContain(
      '* 1 FETCH (UID 1 FLAGS (\\Recent \\Flagged \\Seen kw))',
    )
    expect(await lines(client, 'STORE 1:2 +FLAGS.SILENT (KW \\Seen)')).toEqual([])
  })

  it('STORE tells it once', async () => {
    await using imap = await startImap({ mail: [MAIL] })
    await using client = await StrictClient.inside(imap.port)
    await client.ok('SELECT INBOX')
    flaggedMeanwhile(imap)
    const told = await lines(client, 'STORE 1 +FLAGS (\\Seen)')
    expect(told.filter((line) => / FETCH /.test(line))).toEqual([
      '* 1 FETCH (FLAGS (\\Recent \\Flagged \\Seen kw))',
    ])
  })
})

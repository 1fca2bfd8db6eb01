import { afterEach, describe, expect, it, vi } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import { startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'

afterEach(() => void vi.restoreAllMocks())

describe('SELECT', () => {
  it('leaves nothing selected when SELECT fails in the middle', async () => {
    await using imap = await startImap({ mail: ['Subject: one\r\n\r\nhello\r\n'] })
    await using client = await StrictClient.inside(imap.port)
    await client.ok('ENABLE IMAP4rev2')
    vi.spyOn(imap.store.mailboxes, 'list').mockRejectedValueOnce(new DomainError('store-busy', 'Busy.'))
    expect((await client.ask('SELECT INBOX')).tagged).toMatch(/^NO \[UNAVAILABLE\]/)
    expect((await client.ask('FETCH 1 UID')).tagged).toBe('BAD [CLIENTBUG] Select a mailbox first')
  })
})
